using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Actions;

/// <summary>
/// What the audit trail says of a catalog action. Entries name the versions before and after, which stay as rows, and hold their hashes;
/// who wrote on a version is read back from them, because they cannot be changed.
/// </summary>
internal static class ActionAudit
{
    public const string Create = "create.action";
    public const string Edit = "edit.action";
    public const string Submit = "submit.action";
    public const string Withdraw = "withdraw.action";
    public const string Publish = "publish.action";
    public const string Supersede = "supersede.action";
    public const string Retire = "retire.action";

    private const string ObjectKind = "action";

    /// <param name="before">The row it was, with the hash it had; null for a first version.</param>
    public static AuditEvent Event(
        string operation,
        ActionRow row,
        AuditOutcome outcome,
        (string Row, string Hash)? before = null
    ) =>
        new(
            operation,
            ObjectKind,
            row.Key,
            outcome,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["version"] = Number(row.Version),
                ["status"] = row.Status,
                ["before"] = before?.Row ?? "",
                ["beforeHash"] = before?.Hash ?? "",
                ["after"] = Reference(row),
                ["afterHash"] = ActionText.Of(row).Hash,
            }
        );

    public static string Reference(ActionRow row) => $"{row.Key}/{Number(row.Version)}";

    /// <summary>Everybody who wrote on the version: none of them may publish it (R133).</summary>
    public static async Task<HashSet<Guid>> WritersAsync(
        ConsoleDbContext db,
        ActionRow row,
        CancellationToken cancellationToken
    )
    {
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.ObjectKind == ObjectKind && entry.ObjectId == row.Key)
            .Where(entry => entry.Operation == Create || entry.Operation == Edit)
            .Where(entry => entry.Outcome == "done")
            .ToListAsync(cancellationToken);
        var writers = entries
            .Where(entry => VersionOf(entry) == row.Version)
            .Select(entry => entry.ActorId)
            .Append(row.AuthorId)
            .OfType<Guid>();
        return [.. writers];
    }

    public static async Task<IReadOnlyList<ActionHistoryLine>> HistoryAsync(
        ConsoleDbContext db,
        string key,
        CancellationToken cancellationToken
    )
    {
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.ObjectKind == ObjectKind && entry.ObjectId == key)
            .OrderByDescending(entry => entry.At)
            .ThenByDescending(entry => entry.Id)
            .Take(200)
            .ToListAsync(cancellationToken);
        var ids = entries.Select(entry => entry.ActorId).OfType<Guid>().Distinct().ToList();
        var names = await PeopleNames.ReadAsync(db, ids, cancellationToken);
        return
        [
            .. entries.Select(entry => new ActionHistoryLine(
                entry.Id,
                entry.At,
                entry.ActorId is { } id ? names.GetValueOrDefault(id) ?? "Somebody" : "The console",
                Words(entry),
                VersionOf(entry),
                entry.Outcome is not "done"
            )),
        ];
    }

    private static string Words(AuditEntryRow entry) =>
        (entry.Operation, entry.Outcome is "done") switch
        {
            (Create, true) => "wrote the draft of",
            (Edit, true) => "changed the draft of",
            (Submit, true) => "sent for review:",
            (Withdraw, true) => "took back to draft:",
            (Publish, true) => "published",
            (Publish, false) => "tried to publish, and was refused,",
            (Supersede, true) => "replaced by a newer one:",
            (Retire, true) => "retired",
            var (operation, _) => operation,
        };

    private static int VersionOf(AuditEntryRow entry)
    {
        using var details = JsonDocument.Parse(entry.DetailsJson);
        return
            details.RootElement.TryGetProperty("version", out var version)
            && int.TryParse(
                version.GetString(),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            ? number
            : 0;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A line of an action's history: who did what to which version.</summary>
public sealed record ActionHistoryLine(
    Guid Id,
    DateTimeOffset At,
    string Who,
    string Did,
    int Version,
    bool WasRefused
);
