using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>Values of documents that take more than one line.</summary>
internal static class DocumentValues
{
    private const int FreshnessHalfDays = 365;

    // a document with a passage to read answers faster than a whole document
    public static long SlaUrgency(DocumentInput it) => it.SlaUrgency(it.Document.SpanStart is null ? FixedPoint.One / 2 : FixedPoint.One);

    // documents have no role, so the issue type and the actor's language are used instead
    public static long ReaderMatch(DocumentInput it)
    {
        var isReadable = it.Document.Language is not { } language || it.Snapshot.Actor.Languages.Contains(language);
        var match = it.IssueTypeMatch(it.Document.IssueTypes);
        return isReadable ? match : match / 2;
    }

    public static long Freshness(DocumentInput it) => it.Recency(it.Document.EffectiveFrom ?? it.Document.UpdatedAt, FreshnessHalfDays);

    public static long RoutingAlone(DocumentInput it) =>
        SnapshotIndex.From(it.Snapshot).HasFoundDocuments ? 0 : it.EvidenceOf(SourceNames.AlikeCases);

    public static long StatesPolicy(DocumentInput it) =>
        SnapshotIndex.From(it.Snapshot).Policies.Documents.ContainsKey(it.Candidate.Id) ? FixedPoint.One : 0;
}
