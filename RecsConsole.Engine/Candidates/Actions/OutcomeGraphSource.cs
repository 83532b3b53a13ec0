using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>
/// Actions of cases that ended well and that a random walk over shared actions reaches from this case, see <see cref="OutcomeGraph"/>. Off
/// until a tenant switches it on.
/// </summary>
public sealed class OutcomeGraphSource : ICandidateSource
{
    /// <inheritdoc />
    public string Name => SourceNames.OutcomeGraph;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Action;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        var index = SnapshotIndex.From(snapshot);
        foreach (var (action, chance, cases) in new OutcomeGraph(snapshot, index).Walk(snapshot.History.Select(step => step.Activity)))
        {
            if (index.Catalog.Action(action) is not null)
            {
                var ids = cases.Take(CandidateSources.MaxEvidence).Select(hit => hit.CaseId.ToString("D"));
                yield return Proposal.Of(this, action, chance, [.. ids]);
            }
        }
    }
}
