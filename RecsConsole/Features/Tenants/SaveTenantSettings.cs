using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Tenants.Rules;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Tenants;

/// <summary>
/// Puts settings into force as a new version, with a reason; the next opening of a case uses them and records the version.
/// </summary>
public sealed partial class SaveTenantSettings(
    OperationScopeFactory scopes,
    TenantConfigurationWriter writer,
    ILogger<SaveTenantSettings> logger
)
{
    /// <summary>Maximum length of the reason, in characters.</summary>
    public const int MaxCharacters = 500;

    private const string Name = "save.settings";

    public async Task<Result<int>> RunAsync(Actor actor, SaveTenantSettingsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var why = request.Why.Trim();
        if (why.Length is 0 or > MaxCharacters)
        {
            return Error.Invalid(Texts.WhyMissing);
        }

        if (TenantSettingsRules.Check(request.Settings) is [var problem, ..])
        {
            return Error.Invalid(problem);
        }

        return await SaveAsync(scope.Db, actor, request, why, cancellationToken);
    }

    private async Task<Result<int>> SaveAsync(
        ConsoleDbContext db,
        Actor actor,
        SaveTenantSettingsRequest request,
        string why,
        CancellationToken cancellationToken
    )
    {
        var before = await TenantConfigurationReader.ReadAsync(db, cancellationToken);
        if (before.Version != request.SeenVersion)
        {
            return Moved(before.Version);
        }

        if (TenantSettingsRules.CheckChange(before, request.Settings) is [var refused, ..])
        {
            return Error.Invalid(refused);
        }

        var stored = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var after = request.Settings with
        {
            // these have pages of their own, and restoring an older version must not loosen them
            Part = request.Settings.Part with
            {
                Version = before.Version + 1,
                FieldLimits = before.Part.FieldLimits,
            },
            Bases = before.Bases,
            UseCases = before.UseCases,
            Compliance = before.Compliance,
            Calendars = IsSame(before.Calendars, request.Settings.Calendars) ? stored.Calendars : request.Settings.Calendars,
        };
        var seen = after with { Calendars = request.Settings.Calendars ?? before.Calendars };
        return TenantSettingsLabels.Differences(before, seen).Count == 0
            ? Error.Invalid(Texts.NothingChanged)
            : await WriteAsync(db, actor, before, after, why, cancellationToken);
    }

    private static bool IsSame(IReadOnlyList<CalendarSetting>? before, IReadOnlyList<CalendarSetting>? after) =>
        after is null || CanonicalJson.Serialize(before ?? []).AsSpan().SequenceEqual(CanonicalJson.Serialize(after));

    private async Task<Result<int>> WriteAsync(
        ConsoleDbContext db,
        Actor actor,
        TenantConfiguration before,
        TenantConfiguration after,
        string why,
        CancellationToken cancellationToken
    )
    {
        await ApplyCalendarsAsync(db, after, cancellationToken);
        if (!await writer.TryWriteAsync(db, actor, new(before, after, why, Name), cancellationToken))
        {
            return Moved(after.Version); // two people saved at once: a version number can be taken only once
        }

        LogSaved(db.TenantId, after.Version);
        return after.Version;
    }

    private static async Task ApplyCalendarsAsync(ConsoleDbContext db, TenantConfiguration after, CancellationToken cancellationToken)
    {
        var settings = (after.Calendars ?? []).ToDictionary(calendar => calendar.Key, StringComparer.Ordinal);
        foreach (var row in await db.Calendars.ToListAsync(cancellationToken))
        {
            if (settings.TryGetValue(row.Key, out var setting))
            {
                setting.Apply(row);
            }
        }
    }

    private static Error Moved(int version) => Error.Conflict(Texts.ChangedByOthers.With(Number(version)));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(EventId = 8101, Level = LogLevel.Information, Message = "Settings of {TenantId} are now version {Version}")]
    private partial void LogSaved(Guid tenantId, int version);
}

/// <summary>Settings to put into force.</summary>
/// <param name="SeenVersion">The version on the screen; if another one is in force by now, nothing is saved.</param>
/// <param name="Settings">Its version number is ignored; without calendars, the current ones stay.</param>
public sealed record SaveTenantSettingsRequest(int SeenVersion, TenantConfiguration Settings, string Why);
