using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Claims;

/// <summary>Claims about a document from the curated, frequent and recent sources.</summary>
internal static class DocumentSourceClaims
{
    // fewer cases are not worth a sentence
    private const int MinCases = 5;

    public static void Add(FactSheet sheet, CaseSnapshot snapshot, SnapshotIndex index, Candidate candidate)
    {
        foreach (var provenance in candidate.Provenance)
        {
            switch (provenance.Source)
            {
                case SourceNames.Curated:
                    AddIssueType(sheet, snapshot);
                    sheet.Claim("document.curated", "issue_type");
                    break;
                case SourceNames.Frequent:
                    AddFrequent(sheet, snapshot, candidate.Id);
                    break;
                case SourceNames.AlikeCases:
                    var documents = snapshot.Visible.History?.Routing?.Documents;
                    RoutedClaims.Add(sheet, documents, candidate.Id, RoutedClaims.Used, RoutedDocumentSource.Reference(candidate.Id));
                    break;
                case SourceNames.RecentPolicy:
                    AddRecent(sheet, index, candidate.Id);
                    break;
                default:
                    break;
            }
        }
    }

    private static void AddFrequent(FactSheet sheet, CaseSnapshot snapshot, string document)
    {
        var uses = snapshot.Visible.History?.Documents;
        var use = uses?.Documents.FirstOrDefault(each => string.Equals(each.Key, document, StringComparison.Ordinal));
        if (uses is null || use is not { Cases: >= MinCases })
        {
            return;
        }

        var source = FrequentDocumentSource.Reference(snapshot.Case, document);
        AddIssueType(sheet, snapshot);
        sheet.Count("doc_cases", FactTypes.Count, "history.document_cases", use.Cases, source);
        sheet.Count("doc_total", FactTypes.Cases, "history.issue_cases", uses.Cases, source);
        sheet.Claim("document.frequent", "doc_cases", "doc_total", "issue_type");
    }

    private static void AddRecent(FactSheet sheet, SnapshotIndex index, string key)
    {
        if (index.Document(key) is not { PolicyKey: { } policy } document)
        {
            return;
        }

        var source = DocumentReference.Of(document);
        sheet.Add("policy", FactTypes.Policy, "document.policy_key", policy, source);
        sheet.Day("changed_on", "document.effective_from", RecentPolicySource.ChangedAt(document), source);
        sheet.Claim("document.recent_policy", "policy", "changed_on");
    }

    private static void AddIssueType(FactSheet sheet, CaseSnapshot snapshot) =>
        sheet.Add("issue_type", FactTypes.IssueType, "case.issue_type", snapshot.Case.IssueType, "snapshot:case");
}
