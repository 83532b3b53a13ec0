using System.Globalization;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Documents.Administration;

/// <summary>Audit entries on versions of documents: the row, its status, and the hash of its text.</summary>
internal static class DocumentAudit
{
    public const string ObjectKind = "document";

    /// <param name="verb">The event: save, approve, withdraw, state.</param>
    /// <param name="impact">The report that was on screen when it was approved.</param>
    public static void Append(
        ConsoleDbContext db,
        AuditTrail auditTrail,
        Guid? actorId,
        string verb,
        DocumentRow row,
        ImpactStamp? impact = null
    )
    {
        var details = DetailsOf(row);
        impact?.AddTo(details);
        auditTrail.Append(db, actorId, new(verb + ".document", ObjectKind, row.Key, AuditOutcome.Done, details));
    }

    private static Dictionary<string, string> DetailsOf(DocumentRow row) =>
        new(StringComparer.Ordinal)
        {
            ["version"] = row.Version.ToString(CultureInfo.InvariantCulture),
            ["revision"] = row.Revision.ToString(CultureInfo.InvariantCulture),
            ["status"] = row.Status.ToCode(),
            ["text"] = CanonicalHash.Of(System.Text.Encoding.UTF8.GetBytes(row.Text)),
            ["acl"] = string.Join(' ', row.Acl),
            ["classification"] = row.Classification.ToString(CultureInfo.InvariantCulture),
        };
}
