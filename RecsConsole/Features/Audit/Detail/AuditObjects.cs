using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Audit.Detail;

/// <summary>What the object of an entry is called, and its page.</summary>
internal static class AuditObjects
{
    private const string Person = "person";

    // the pages of objects with a page each, by kind; the key or id follows
    private static readonly Dictionary<string, string> s_pages = new(StringComparer.Ordinal)
    {
        ["action"] = "/admin/actions/",
        ["playbook"] = "/admin/playbooks/",
        ["policy"] = "/admin/policies/",
        ["workflow"] = "/admin/workflows/",
        ["service_level"] = "/admin/service-levels/",
        ["document"] = "/admin/documents/",
        ["issue_type"] = "/admin/taxonomy?q=",
        ["product"] = "/admin/taxonomy?q=",
        ["account"] = "/accounts/",
        ["study"] = "/review/studies/",
    };

    // the lists that hold the others
    private static readonly Dictionary<string, string> s_lists = new(StringComparer.Ordinal)
    {
        ["alarm"] = "/insights/alarms",
        ["alert"] = "/audit/alerts",
        ["api_key"] = "/admin/api-keys",
        ["approval"] = "/approvals",
        ["basis"] = "/jobs", // the words that belong together are learned by a job
        ["case_type"] = "/admin/case-types",
        ["class"] = "/admin/privacy/consent",
        ["configuration"] = "/admin/tenant",
        ["connection"] = "/admin/connections",
        ["embed"] = "/admin/connections",
        ["field"] = "/admin/privacy/fields",
        ["figure"] = "/insights/alarms",
        ["golden-case"] = "/models/golden",
        ["group"] = "/admin/single-sign-on",
        ["import"] = "/admin/import",
        ["job"] = "/jobs",
        ["model-switch"] = "/models",
        ["provider"] = "/admin/privacy/compliance",
        ["retention"] = "/admin/retention",
        ["team"] = "/teams",
        ["webhook"] = "/admin/webhooks",
    };

    /// <summary>
    /// Kinds without a page: cases and decisions, with what belongs to them, are linked by columns of their own; a sign-in, a search, a
    /// view and a draft are shown to nobody but their person; a tenant is what the whole console is about.
    /// </summary>
    public static IReadOnlySet<string> WithoutPage { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "attachment",
            "case",
            "decision",
            "file",
            "form",
            "inbox",
            "message",
            "note",
            "operator",
            "response",
            "search",
            "session",
            "tenant",
            "view",
        };

    /// <summary>
    /// The name of an object that is no item of a slate; null when the entry has none to show. An id is never one: nobody knows what it
    /// stands for.
    /// </summary>
    public static string? NameOf(AuditEntryRow row) =>
        row switch
        {
            { Outcome: AuditOutcomes.Denied } => null, // it names its object by whatever someone typed
            { ObjectKind: "model" } => ModelOf(row),
            { Operation: "confirm.mined" } => ConfirmedOf(row),
            { ObjectKind: "job" or "account" or "issue_type" or "product" } => row.ObjectId,
            _ => null,
        };

    /// <summary>The page of the object; null when it has none. The page of a person is found by <see cref="AddressAsync"/>.</summary>
    public static string? AddressOf(AuditEntryRow row) =>
        row.ObjectKind switch
        {
            "model" => ModelOf(row) is { } version ? $"/models/{Uri.EscapeDataString(version)}" : null,
            "proposal" => Concerns(row, "erasure") ? "/admin/privacy" : $"/admin/tenant/changes/{Uri.EscapeDataString(row.ObjectId)}",
            "report" => Concerns(row, "said") ? "/admin/actions/said" : "/admin/documents/reports",
            var kind when s_pages.TryGetValue(kind, out var page) => page + Uri.EscapeDataString(row.ObjectId),
            var kind => s_lists.GetValueOrDefault(kind),
        };

    /// <summary>The same, also for a person.</summary>
    public static async Task<string?> AddressAsync(ConsoleDbContext db, AuditEntryRow row, CancellationToken cancellationToken) =>
        row.ObjectKind is Person ? await PersonAsync(db, row.ObjectId, cancellationToken) : AddressOf(row);

    /// <summary>Whether an entry on such an object can lead to a page.</summary>
    public static bool HasPage(string kind) =>
        kind is Person or "model" or "proposal" or "report" || s_pages.ContainsKey(kind) || s_lists.ContainsKey(kind);

    /// <summary>Whether an entry on such an object may name it only to somebody who may view the object.</summary>
    public static bool IsProtected(string kind) =>
        kind is "case" or "document" or "decision" or "approval" or "response" or "note" or "message";

    /// <summary>Whether the object is a document, which its reader has to be allowed to read.</summary>
    public static bool IsDocument(string kind) => kind is "document";

    // how much of what was mined was confirmed, and of what kind
    private static string? ConfirmedOf(AuditEntryRow row)
    {
        var details = AuditReferences.Details(row.DetailsJson);
        (string Name, Func<int, string> Words)[] parts =
        [
            ("actions", count => Texts.ConfirmedActions.With(count)),
            ("leftOut", count => Texts.ConfirmedLeftOut.With(count)),
            ("workflows", _ => Texts.ConfirmedStates),
            ("levels", count => Texts.ConfirmedLevels.With(count)),
        ];
        var words = parts
            .Select(part =>
                (
                    part.Words,
                    Count: int.TryParse(details.GetValueOrDefault(part.Name), CultureInfo.InvariantCulture, out var count) ? count : 0
                )
            )
            .Where(part => part.Count > 0)
            .Select(part => part.Words(part.Count))
            .ToList();
        return words.Count == 0 ? null : $"({string.Join(", ", words)})";
    }

    // the operation names what its object is about: submit.erasure
    private static bool Concerns(AuditEntryRow row, string noun) => row.Operation.EndsWith($".{noun}", StringComparison.Ordinal);

    // Some entries name a model by its version. The others, such as of its registration, have its id, and the version among their details.
    private static string? ModelOf(AuditEntryRow row) =>
        Guid.TryParse(row.ObjectId, out _) ? AuditReferences.Details(row.DetailsJson).GetValueOrDefault("version") : row.ObjectId;

    private static async Task<string?> PersonAsync(ConsoleDbContext db, string text, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(text, out var id))
        {
            return null;
        }

        var key = await db.People.Where(row => row.Id == id).Select(row => row.Key).FirstOrDefaultAsync(cancellationToken);
        return key is null ? null : $"/admin/people/{Uri.EscapeDataString(key)}";
    }
}
