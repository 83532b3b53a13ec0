using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Recommender.Impact;

/// <summary>
/// Drafts of documents against the version in force. A decision keeps the passage and score that its search found; who may read the
/// document, where it applies and what it is for are those of the version.
/// </summary>
internal static class DocumentDrafts
{
    public static async Task<ImpactDraft?> ReadAsync(
        ConsoleDbContext db,
        ImpactSubject subject,
        AccessPolicy policy,
        CancellationToken cancellationToken
    )
    {
        var rows = db.Documents.AsNoTracking().Where(row => row.Key == subject.Key);
        var draft = await rows.FirstOrDefaultAsync(row => row.Version == subject.Version, cancellationToken);
        var inForce = await rows.Effective().OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken);
        return draft is null ? null : new(With(inForce), With(draft)) { Concerns = IsFound };

        // search is not run again: where it had not found the document, nothing can change
        bool IsFound(CaseSnapshot snapshot) =>
            snapshot.Visible.Documents.Any(hit => string.Equals(hit.Key, subject.Key, StringComparison.Ordinal));

        ImpactFacts With(DocumentRow? row) => OfDocument(subject.Key, row is null ? null : SnapshotDocument.From(row), policy);
    }

    /// <summary>The facts of a decision with this version wherever the document was a candidate; null takes the document away.</summary>
    public static ImpactFacts OfDocument(string key, SnapshotDocument? document, AccessPolicy policy) =>
        ImpactFacts.Of(snapshot => Replaced(snapshot, key, document, policy));

    private static CaseSnapshot Replaced(CaseSnapshot snapshot, string key, SnapshotDocument? document, AccessPolicy policy)
    {
        var all = snapshot.Visible.Documents;
        if (!all.Any(hit => string.Equals(hit.Key, key, StringComparison.Ordinal)))
        {
            return snapshot;
        }

        var mayRead =
            document is not null
            && policy
                .Decide(snapshot.Actor, AccessOperation.ViewDocument, document.ToResource(snapshot.Actor.TenantId), snapshot.At)
                .Permitted;
        return snapshot with
        {
            Visible = snapshot.Visible with
            {
                Documents =
                [
                    .. all.Where(hit => mayRead || !string.Equals(hit.Key, key, StringComparison.Ordinal))
                        .Select(hit => string.Equals(hit.Key, key, StringComparison.Ordinal) ? Of(document!, hit, snapshot) : hit),
                ],
            },
        };
    }

    // in force whenever the decision was made: most drafts begin later than the decisions
    private static DocumentHit Of(SnapshotDocument document, DocumentHit found, CaseSnapshot snapshot) =>
        document.WrittenFor(snapshot.Case.Product, snapshot.Case.IssueType).ToHit(null) with
        {
            Status = ObjectStates.Effective,
            EffectiveFrom = document.EffectiveFrom <= snapshot.At ? document.EffectiveFrom : null,
            SearchScore = found.SearchScore,
            SpanStart = found.SpanStart,
            SpanLength = found.SpanLength,
            NamesCode = found.NamesCode,
            LexicalScore = found.LexicalScore,
            Fit = found.Fit,
            SemanticScore = found.SemanticScore,
        };
}
