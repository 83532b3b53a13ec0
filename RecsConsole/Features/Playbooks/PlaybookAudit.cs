using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
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

    private const string ObjectKind = "playbook";

    private static readonly VersionAudit s_audit = new(ObjectKind, [Create, Edit]);

    /// <param name="before">The row it was, with the hash it had; null for a first version.</param>
    public static AuditEvent Event(
        string operation,
        PlaybookRow row,
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
                ["version"] = row.Version.ToString(CultureInfo.InvariantCulture),
                ["status"] = row.Status,
                ["before"] = before?.Row ?? "",
                ["beforeHash"] = before?.Hash ?? "",
                ["after"] = Reference(row),
                ["afterHash"] = PlaybookText.Of(row).Hash,
            }
        );

    public static string Reference(PlaybookRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Key}/{row.Version}");

    /// <summary>Everybody who wrote on the version: none of them may publish it (R133).</summary>
    public static Task<HashSet<Guid>> WritersAsync(
        ConsoleDbContext db,
        PlaybookRow row,
        CancellationToken cancellationToken
    ) => s_audit.WritersAsync(db, row.Key, row.Version, cancellationToken);

    public static Task<IReadOnlyList<VersionHistoryLine>> HistoryAsync(
        ConsoleDbContext db,
        string key,
        CancellationToken cancellationToken
    ) => s_audit.HistoryAsync(db, key, Words, cancellationToken);

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
