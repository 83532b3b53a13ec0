using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Tenants;

/// <summary>Puts settings into force as a new version, with a reason; the next opening of a case uses them and names the version.</summary>
public sealed partial class SaveTenantSettings(
    TenantDb tenantDb,
    OperationGate gate,
    AuditTrail auditTrail,
    TimeProvider clock,
    ILogger<SaveTenantSettings> logger
)
{
    /// <summary>Longest reason.</summary>
    public const int MostCharacters = 500;

    private const string Name = "save.settings";

    public async Task<Result<int>> RunAsync(
        Actor actor,
        SaveTenantSettingsRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var entered = await gate.EnterAsync(
            db,
            actor,
            AccessOperation.ManageTenant,
            Name,
            cancellationToken
        );
        if (!entered.IsOk)
        {
            return entered.Error;
        }

        ArgumentNullException.ThrowIfNull(request);
        var why = request.Why.Trim();
        if (why.Length is 0 or > MostCharacters)
        {
            return Error.Invalid("Say why, in up to 500 characters; those after you will ask.");
        }

        if (TenantSettingsRules.Check(request.Part) is [var problem, ..])
        {
            return Error.Invalid(problem);
        }

        var last = await db
            .TenantConfigurations.AsNoTracking()
            .OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync(cancellationToken);
        var before = last is null ? ConfigurationPart.Default : ReadTenantSettings.PartOf(last);
        if (before.Version != request.SeenVersion)
        {
            return Moved(before.Version);
        }

        var part = request.Part with { Version = before.Version + 1 };
        return TenantSettingsWords.Differences(before, part).Count == 0
            ? Error.Invalid("Nothing is different from the settings in force.")
            : await WriteAsync(db, actor, before, part, why, cancellationToken);
    }

    private async Task<Result<int>> WriteAsync(
        ConsoleDbContext db,
        Actor actor,
        ConfigurationPart before,
        ConfigurationPart part,
        string why,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        db.TenantConfigurations.Add(
            new()
            {
                TenantId = db.TenantId,
                Version = part.Version,
                Json = Encoding.UTF8.GetString(CanonicalJson.Serialize(part)),
                AuthorId = actor.PersonOrNull,
                CreatedAt = now,
                Why = why,
            }
        );
        ChangeFeed.Append(db, ChangeKind.Configuration, Number(part.Version), now);
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(
                Name,
                "configuration",
                Number(part.Version),
                AuditOutcome.Done,
                Details(before, part)
            )
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            return Moved(part.Version); // two saved at once: the version can be taken only once
        }

        LogSaved(db.TenantId, part.Version);
        return part.Version;
    }

    private static Dictionary<string, string> Details(
        ConfigurationPart before,
        ConfigurationPart after
    ) =>
        new(StringComparer.Ordinal)
        {
            ["before"] = CanonicalHash.Of(CanonicalJson.Serialize(before)),
            ["beforeVersion"] = Number(before.Version),
            ["after"] = CanonicalHash.Of(CanonicalJson.Serialize(after)),
            ["afterVersion"] = Number(after.Version),
        };

    private static Error Moved(int version) =>
        Error.Conflict(
            $"Somebody else put version {Number(version)} into force meanwhile. Nothing was saved; your entries are still here."
        );

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(
        EventId = 8101,
        Level = LogLevel.Information,
        Message = "Settings of {TenantId} are now version {Version}"
    )]
    private partial void LogSaved(Guid tenantId, int version);
}

/// <summary>Settings to put into force.</summary>
/// <param name="SeenVersion">The version on the screen; if another one is in force by now, nothing is saved.</param>
/// <param name="Part">Its own version number is not looked at.</param>
public sealed record SaveTenantSettingsRequest(int SeenVersion, ConfigurationPart Part, string Why);
