using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>Actions that a policy in force requires for this case.</summary>
public sealed class PolicyRequiredSource : ICandidateSource
{
    /// <inheritdoc />
    public string Name => SourceNames.PolicyRequired;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Action;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        var index = SnapshotIndex.From(snapshot);
        foreach (var (action, policy) in index.Policies.Required)
        {
            if (index.Catalog.Action(action) is not null)
            {
                yield return Proposal.Of(this, action, FixedPoint.One, $"policy:{policy.Key}");
            }
        }
    }
}
