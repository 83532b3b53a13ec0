using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>Documents used in similar cases, weighted by similarity.</summary>
public sealed class SimilarCaseDocumentSource : ICandidateSource
{
    /// <inheritdoc />
    public string Name => SourceNames.SimilarCases;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Document;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        var index = SnapshotIndex.From(snapshot);
        foreach (var (key, use) in index.Evidence.Documents)
        {
            if (index.Document(key) is not null)
            {
                yield return Proposal.Of(
                    this,
                    key,
                    SimilarCaseActionSource.ShareOf(use, index.Evidence),
                    use.CaseIds(CandidateSources.MaxEvidence)
                );
            }
        }
    }
}
