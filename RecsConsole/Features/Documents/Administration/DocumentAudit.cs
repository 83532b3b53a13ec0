using System.Globalization;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Documents.Administration;

/// <summary>Audit entries on versions of documents: the row, its status, and the hash of its text.</summary>
internal static class DocumentAudit
{
    public const string ObjectKind = "document";

    /// <summary>Name of writing a draft.</summary>
    public const string Saved = "save.document";

    /// <param name="actor">Null when a date did it.</param>
    /// <param name="verb">The event: save, approve, withdraw, state.</param>
    /// <param name="impact">The report that was on screen when it was approved.</param>
    public static void Append(
        ConsoleDbContext db,
        AuditTrail auditTrail,
        Actor? actor,
        string verb,
        DocumentRow row,
        ImpactStamp? impact = null
    )
    {
        var details = DetailsOf(row);
        impact?.AddTo(details);
        if (actor is not null)
        {
            KeyWriting.AddTo(details, actor);
        }

        auditTrail.Append(db, actor?.PersonOrNull, new(verb + ".document", ObjectKind, row.Key, AuditOutcome.Done, details));
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
