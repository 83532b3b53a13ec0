using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>The columns of documents.</summary>
internal static class DocumentFeatures
{
    private const int FreshnessHalfDays = 365;

    public static void Add(FeatureRow row, CaseSnapshot snapshot, SnapshotIndex index, Candidate candidate)
    {
        var document =
            index.Document(candidate.Id)
            ?? throw new InvalidOperationException($"Document '{candidate.Id}' was found eligible but is not visible.");
        // a passage that search points at is a shorter way to an answer than a whole document
        var shortness = document.SpanStart is null ? FixedPoint.One / 2 : FixedPoint.One;
        row.Set(FeatureColumns.SlaUrgency, FeatureRow.Times(FeatureExtractor.Pressure(snapshot), shortness));
        row.Set(FeatureColumns.RoleMatch, ReaderMatch(document, snapshot));
        row.Set(
            FeatureColumns.Freshness,
            FeatureExtractor.Recency(snapshot.At, document.EffectiveFrom ?? document.UpdatedAt, FreshnessHalfDays)
        );
        row.Set(FeatureColumns.ReviewOverdue, document.ReviewBy is { } review && review <= snapshot.At ? FixedPoint.One : 0);
        row.Set(FeatureColumns.IssueTypeMatch, FeatureExtractor.IssueTypeMatch(document.IssueTypes, snapshot.Case.IssueType));
        row.Set(FeatureColumns.PolicyNamed, index.Policies.Documents.ContainsKey(candidate.Id) ? FixedPoint.One : 0);
        row.Set("search_share", FeatureRow.ScoreOf(candidate, SourceNames.Search));
        row.Set("semantic_share", FeatureRow.ScoreOf(candidate, SourceNames.Semantic));
        row.Set("frequent_share", FeatureRow.ScoreOf(candidate, SourceNames.Frequent));
        row.Set("curated", FeatureRow.ScoreOf(candidate, SourceNames.Curated));
        row.Set("recent_policy", FeatureRow.ScoreOf(candidate, SourceNames.RecentPolicy));
    }

    // documents name no role; what is written for the issue type at hand, in the actor's own language, is written for this reader
    private static long ReaderMatch(DocumentHit document, CaseSnapshot snapshot)
    {
        var readable = document.Language is not { } language || snapshot.Actor.Languages.Contains(language);
        var match = FeatureExtractor.IssueTypeMatch(document.IssueTypes, snapshot.Case.IssueType);
        return readable ? match : match / 2;
    }
}
