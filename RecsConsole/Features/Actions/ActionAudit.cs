using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Versions;

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

    internal static readonly VersionAudit Trail = new("action", [Create, Edit]);

    /// <param name="before">The row it was, with the hash it had; null for a first version.</param>
    public static AuditEvent Event(string operation, ActionRow row, AuditOutcome outcome, (string Row, string Hash)? before = null) =>
        Trail.Event(operation, row, ActionContent.Of(row).Hash, outcome, before);

    /// <summary>Everybody who wrote on the version: none of them may publish it (R133).</summary>
    public static async Task<HashSet<Guid>> WritersAsync(ConsoleDbContext db, ActionRow row, CancellationToken cancellationToken)
    {
        var writers = await Trail.WritersAsync(db, row.Key, row.Version, cancellationToken);
        if (row.AuthorId is { } author)
        {
            writers.Add(author);
        }

        return writers;
    }

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
            (Submit, true) => "sent for review:",
            (Withdraw, true) => "took back to draft:",
            (Publish, true) => "published",
            (Publish, false) => "tried to publish, and was refused,",
            (Supersede, true) => "replaced by a newer one:",
            (Retire, true) => "retired",
            var (other, _) => other,
        };
}
