using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Audit.Detail;

/// <summary>The page of the object that an entry names.</summary>
internal static class AuditObjects
{
    /// <summary>Null when the object has no page of its own; cases and decisions are linked by their own columns.</summary>
    public static async Task<string?> AddressAsync(ConsoleDbContext db, AuditEntryRow row, CancellationToken cancellationToken)
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
            "model" => $"/models/{id}",
            "configuration" => "/admin/tenant",
            "job" => "/jobs",
            "account" => $"/accounts/{id}",
            "alarm" or "figure" => "/insights/alarms",
            "person" => await PersonAsync(db, row.ObjectId, cancellationToken),
            _ => null,
        };
    }

    /// <summary>Whether an entry on such an object may name it only to somebody who may view the object.</summary>
    public static bool IsProtected(string kind) =>
        kind is "case" or "document" or "decision" or "approval" or "response" or "note" or "message";

    /// <summary>Whether the object is a document, which its reader has to be allowed to read.</summary>
    public static bool IsDocument(string kind) => kind is "document";

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
