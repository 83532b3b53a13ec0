using System.Collections.Concurrent;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Platform.Auditing;

/// <summary>
/// Adds audit entries in the transaction of what they record: both are written or neither. An entry carries its own hash; details are
/// references and hashes, never texts.
/// </summary>
public sealed class AuditTrail(TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, long> _writtenAt = new();

    /// <summary>Tenants for which this process wrote an entry within the last <paramref name="span"/>.</summary>
    public IReadOnlyList<Guid> WrittenWithin(TimeSpan span) =>
        [.. _writtenAt.Where(each => clock.GetElapsedTime(each.Value) <= span).Select(each => each.Key)];

    /// <summary>Adds the entry to <paramref name="db"/>; the caller's SaveChanges writes it.</summary>
    /// <param name="at">When the operation happened, if not now.</param>
    public AuditEntryRow Append(ConsoleDbContext db, Guid? actorId, AuditEvent entry, DateTimeOffset? at = null)
    {
        var row = NewEntry(db, actorId, entry, at);
        db.AuditEntries.Add(row);
        return row;
    }

    /// <summary>The same for callers that write many entries in bulk: the context does not have the entry, and the caller stores it.</summary>
    internal AuditEntryRow NewEntry(ConsoleDbContext db, Guid? actorId, AuditEvent entry, DateTimeOffset? at = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(entry);
        var now = at ?? clock.GetUtcNow();
        var row = new AuditEntryRow
        {
            TenantId = db.TenantId,
            Id = Guid.CreateVersion7(now),
            At = now,
            ActorId = actorId,
            Operation = entry.Operation,
            ObjectKind = entry.ObjectKind,
            ObjectId = entry.ObjectId,
            Outcome = entry.Outcome.ToCode(),
            DetailsJson = System.Text.Encoding.UTF8.GetString(
                CanonicalJson.Serialize(entry.Details ?? new Dictionary<string, string>(StringComparer.Ordinal))
            ),
            Hash = "",
        };
        row.Hash = HashOf(row);
        (row.CaseId, row.DecisionId, row.ItemId, row.Reason) = AuditReferences.Of(row);
        _writtenAt[db.TenantId] = clock.GetTimestamp();
        return row;
    }

    /// <summary>SHA-256 of the canonical entry without its hash.</summary>
    public static string HashOf(AuditEntryRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return CanonicalHash.Of(
            CanonicalJson.Serialize(
                new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["tenantId"] = row.TenantId.ToString("D"),
                    ["id"] = row.Id.ToString("D"),
                    ["at"] = row.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture),
                    ["actorId"] = row.ActorId?.ToString("D") ?? "",
                    ["operation"] = row.Operation,
                    ["objectKind"] = row.ObjectKind,
                    ["objectId"] = row.ObjectId,
                    ["outcome"] = row.Outcome,
                    ["details"] = row.DetailsJson,
                }
            )
        );
    }
}
