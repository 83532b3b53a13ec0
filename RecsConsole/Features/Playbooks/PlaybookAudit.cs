using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Versions;

namespace RecsConsole.Features.Playbooks;

/// <summary>What the audit trail says of a playbook: the versions before and after, which stay as rows, with their hashes.</summary>
internal static class PlaybookAudit
{
    public const string Create = "create.playbook";
    public const string Edit = "edit.playbook";
    public const string Publish = "publish.playbook";
    public const string Supersede = "supersede.playbook";
    public const string Retire = "retire.playbook";

    internal static readonly VersionAudit Trail = new("playbook", [Create, Edit]);

    /// <param name="before">The row it was, with the hash it had; null for a first version.</param>
    public static AuditEvent Event(string operation, PlaybookRow row, AuditOutcome outcome, (string Row, string Hash)? before = null) =>
        Trail.Event(operation, row, PlaybookContent.Of(row).Hash, outcome, before);

    /// <summary>Everybody who wrote on the version: none of them may publish it (R133).</summary>
    public static Task<HashSet<Guid>> WritersAsync(ConsoleDbContext db, PlaybookRow row, CancellationToken cancellationToken) =>
        Trail.WritersAsync(db, row.Key, row.Version, cancellationToken);

    public static Task<IReadOnlyList<VersionHistoryLine>> HistoryAsync(
        ConsoleDbContext db,
        string key,
        CancellationToken cancellationToken
    ) => Trail.HistoryAsync(db, key, Words, cancellationToken);

    private static string Words(string operation, bool isDone) =>
        (operation, isDone) switch
        {
            (Create, true) => "wrote the draft of",
            (Edit, true) => "changed the draft of",
            (Publish, true) => "published",
            (Publish, false) => "tried to publish, and was refused,",
            (Supersede, true) => "replaced by a newer one:",
            (Retire, true) => "retired",
            var (other, _) => other,
        };
}
