using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Versions;

/// <summary>
/// What the audit trail says of the versions of something that is curated, and who did what to them read back from it: entries cannot be changed, so they
/// are the record of who wrote.
/// </summary>
/// <param name="writing">Operations that make their actor an author of the version.</param>
internal sealed class VersionAudit(string objectKind, IReadOnlyList<string> writing)
{
    private const int MostLines = 200;

    public static string Reference(IVersionRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.Key}/{row.Version}");

    /// <summary>An entry: it names the versions before and after, which stay as rows, and holds the hashes of their texts.</summary>
    /// <param name="before">The row it was, with the hash it had; null for a first version.</param>
    public AuditEvent Event(string operation, IVersionRow row, string hash, AuditOutcome outcome, (string Row, string Hash)? before) =>
        new(
            operation,
            objectKind,
            row.Key,
            outcome,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["version"] = row.Version.ToString(CultureInfo.InvariantCulture),
                ["status"] = row.Status,
                ["before"] = before?.Row ?? "",
                ["beforeHash"] = before?.Hash ?? "",
                ["after"] = Reference(row),
                ["afterHash"] = hash,
            }
        );

    /// <summary>Everybody who wrote on a version.</summary>
    public async Task<HashSet<Guid>> WritersAsync(ConsoleDbContext db, string key, int version, CancellationToken cancellationToken)
    {
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.ObjectKind == objectKind && entry.ObjectId == key)
            .Where(entry => writing.Contains(entry.Operation))
            .Where(entry => entry.Outcome == "done")
            .ToListAsync(cancellationToken);
        return [.. entries.Where(entry => VersionOf(entry) == version).Select(entry => entry.ActorId).OfType<Guid>()];
    }

    /// <summary>The latest lines of its history.</summary>
    /// <param name="words">What an operation is called, and whether it was done or refused.</param>
    public async Task<IReadOnlyList<VersionHistoryLine>> HistoryAsync(
        ConsoleDbContext db,
        string key,
        Func<string, bool, string> words,
        CancellationToken cancellationToken
    )
    {
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.ObjectKind == objectKind && entry.ObjectId == key)
            .OrderByDescending(entry => entry.At)
            .ThenByDescending(entry => entry.Id)
            .Take(MostLines)
            .ToListAsync(cancellationToken);
        var ids = entries.Select(entry => entry.ActorId).OfType<Guid>();
        var names = await PeopleNames.ReadAsync(db, ids, cancellationToken);
        return
        [
            .. entries.Select(entry => new VersionHistoryLine(
                entry.Id,
                entry.At,
                entry.ActorId is { } id ? names.GetValueOrDefault(id) ?? "Somebody" : "The console",
                words(entry.Operation, entry.Outcome is "done"),
                VersionOf(entry),
                entry.Outcome is not "done"
            )),
        ];
    }

    private static int VersionOf(AuditEntryRow entry)
    {
        using var details = JsonDocument.Parse(entry.DetailsJson);
        return
            details.RootElement.TryGetProperty("version", out var version)
            && int.TryParse(version.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
    }
}
