using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>What similar cases did in this case's current state, and what resolved them, weighted by similarity.</summary>
public sealed class SimilarCaseActionSource : ICandidateSource
{
    /// <inheritdoc />
    public string Name => SourceNames.SimilarCases;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Action;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        var index = SnapshotIndex.From(snapshot);
        foreach (var (action, use) in index.Evidence.Actions)
        {
            // a logged activity that is not a catalog action cannot be recommended
            if (index.Catalog.Action(action) is not null)
            {
                yield return Proposal.Of(this, action, ShareOf(use, index.Evidence), use.SupportingIds(CandidateSources.MaxEvidence));
            }
        }
    }

    /// <summary>Share of the similar cases that used it, weighted by similarity, scaled by 1,000,000.</summary>
    internal static long ShareOf(UseInSimilarCases use, SimilarCaseEvidence evidence) =>
        evidence.Weight > 0 ? FixedPoint.One * use.Weight / evidence.Weight : FixedPoint.One * use.Used / Math.Max(1, evidence.Cases);
}
