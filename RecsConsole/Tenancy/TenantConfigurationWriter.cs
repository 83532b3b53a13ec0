using System.Globalization;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Tenancy;

/// <summary>Puts settings into force as the next version: writes row, change event and audit entry together or not at all.</summary>
public sealed class TenantConfigurationWriter(AuditTrail auditTrail, TimeProvider clock)
{
    /// <summary>Writes the version with the context's other changes; false when someone else has taken its number.</summary>
    public async Task<bool> TryWriteAsync(ConsoleDbContext db, Actor actor, NewSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(settings);
        var (now, after) = (clock.GetUtcNow(), settings.After);
        db.TenantConfigurations.Add(
            new()
            {
                TenantId = db.TenantId,
                Version = after.Version,
                Json = after.ToJson(),
                AuthorId = settings.AuthorId ?? actor.PersonOrNull,
                CreatedAt = now,
                Why = settings.Why,
            }
        );
        ChangeFeed.Append(db, ChangeKind.Configuration, Number(after.Version), now);
        if (settings.Before.Labels != after.Labels)
        {
            ChangeFeed.Append(db, ChangeKind.Search, "", now); // the index holds how each case ended
        }

        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(settings.Operation, "configuration", Number(after.Version), AuditOutcome.Done, Details(settings))
        );
        return await db.TrySaveChangesAsync(cancellationToken);
    }

    private static Dictionary<string, string> Details(NewSettings settings) =>
        new(settings.Details, StringComparer.Ordinal)
        {
            ["before"] = CanonicalHash.Of(CanonicalJson.Serialize(settings.Before)),
            ["beforeVersion"] = Number(settings.Before.Version),
            ["after"] = CanonicalHash.Of(CanonicalJson.Serialize(settings.After)),
            ["afterVersion"] = Number(settings.After.Version),
        };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Settings to put into force.</summary>
/// <param name="After">Its version number follows that of <paramref name="Before"/>.</param>
/// <param name="Operation">Name of the operation in the audit trail.</param>
public sealed record NewSettings(TenantConfiguration Before, TenantConfiguration After, string Why, string Operation)
{
    /// <summary>Who wrote them, if somebody else puts them into force.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>Further details for the audit entry.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
