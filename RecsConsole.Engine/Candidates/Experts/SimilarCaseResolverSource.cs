using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>People who resolved similar cases, weighted by similarity.</summary>
public sealed class SimilarCaseResolverSource : ICandidateSource
{
    /// <inheritdoc />
    public string Name => SourceNames.SimilarCases;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Expert;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        var index = SnapshotIndex.From(snapshot);
        foreach (var (person, use) in index.Evidence.People)
        {
            if (index.People.Person(person) is not null)
            {
                yield return Proposal.Of(
                    this,
                    person,
                    SimilarCaseActionSource.ShareOf(use, index.Evidence),
                    use.CaseIds(CandidateSources.MaxEvidence)
                );
            }
        }
    }
}
