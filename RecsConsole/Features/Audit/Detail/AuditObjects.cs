using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Audit.Detail;

/// <summary>What the object of an entry is called, and its page.</summary>
internal static class AuditObjects
{
    /// <summary>
    /// The name of an object that is no item of a slate; null when the entry has none to show. An id is never one: nobody knows what it
    /// stands for.
    /// </summary>
    public static string? NameOf(AuditEntryRow row) =>
        row switch
        {
            { Outcome: AuditOutcomes.Denied } => null, // it names its object by whatever someone typed
            { ObjectKind: "model" } => ModelOf(row),
            { ObjectKind: "job" or "account" or "issue_type" or "product" } => row.ObjectId,
            _ => null,
        };

    /// <summary>
    /// The page of the object. Null when it has none of its own: cases and decisions are linked by their own columns, and the page of a
    /// person is found by <see cref="AddressAsync"/>.
    /// </summary>
    public static string? AddressOf(AuditEntryRow row)
    {
        var id = Uri.EscapeDataString(row.ObjectId);
        return row.ObjectKind switch
        {
            "action" => $"/admin/actions/{id}",
            "playbook" => $"/admin/playbooks/{id}",
            "policy" => $"/admin/policies/{id}",
            "workflow" => $"/admin/workflows/{id}",
            "service_level" => $"/admin/service-levels/{id}",
            "document" => $"/admin/documents/{id}",
            "issue_type" or "product" => $"/admin/taxonomy?q={id}",
            "case_type" => "/admin/case-types",
            "model" => ModelOf(row) is { } version ? $"/models/{Uri.EscapeDataString(version)}" : null,
            "configuration" => "/admin/tenant",
            "job" => "/jobs",
            "account" => $"/accounts/{id}",
            "alarm" or "figure" => "/insights/alarms",
            _ => null,
        };
    }

    /// <summary>The same, also for a person.</summary>
    public static async Task<string?> AddressAsync(ConsoleDbContext db, AuditEntryRow row, CancellationToken cancellationToken) =>
        row.ObjectKind is "person" ? await PersonAsync(db, row.ObjectId, cancellationToken) : AddressOf(row);

    /// <summary>Whether an entry on such an object may name it only to somebody who may view the object.</summary>
    public static bool IsProtected(string kind) =>
        kind is "case" or "document" or "decision" or "approval" or "response" or "note" or "message";

    /// <summary>Whether the object is a document, which its reader has to be allowed to read.</summary>
    public static bool IsDocument(string kind) => kind is "document";

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
