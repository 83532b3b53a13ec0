using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Claims;

/// <summary>Claims about a document, most important first.</summary>
internal static class DocumentClaims
{
    public static void Add(FactSheet sheet, CaseSnapshot snapshot, SnapshotIndex index, Candidate candidate, UseInSimilarCases use)
    {
        if (index.Policies.Documents.TryGetValue(candidate.Id, out var policy))
        {
            PolicyClaims.Add(sheet, policy, "document.policy");
        }

        if (use.Used > 0)
        {
            sheet.Claim("document.used", "used", "total");
        }

        DocumentSourceClaims.Add(sheet, snapshot, index, candidate);

        var document = index.Document(candidate.Id);
        if (document?.SearchScore is > 0)
        {
            AddSearch(sheet, snapshot, document);
        }

        if (document?.ReviewBy is { } review && review <= snapshot.At)
        {
            sheet.Day("review_by", "document.review_by", review, DocumentReference.Of(document));
            sheet.Claim("document.review_overdue", "review_by");
        }
    }

    private static void AddSearch(FactSheet sheet, CaseSnapshot snapshot, DocumentHit document)
    {
        var (rank, found) = (1, 0);
        foreach (var other in snapshot.Visible.Documents)
        {
            if (other.SearchScore is not ({ } score and > 0))
            {
                continue;
            }

            found++;
            var isBefore =
                score > document.SearchScore || (score == document.SearchScore && string.CompareOrdinal(other.Key, document.Key) < 0);
            rank += isBefore ? 1 : 0;
        }

        sheet.Count("rank", FactTypes.Count, "search.rank", rank, DocumentReference.Of(document));
        sheet.Count("found", FactTypes.Count, "search.found", found, "snapshot:documents");
        sheet.Claim("document.search", "rank", "found");
    }
}
