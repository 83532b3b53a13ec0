using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>Documents that state a policy rule which applies to this case.</summary>
public sealed class PolicyDocumentSource : ICandidateSource
{
    /// <summary>Strong but not certain evidence: the policy applies, but its document may not help now.</summary>
    public const long AppliesScore = 700_000;

    /// <inheritdoc />
    public string Name => SourceNames.Policy;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Document;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        var index = SnapshotIndex.From(snapshot);
        foreach (var (document, policy) in index.Policies.Documents)
        {
            if (index.Document(document) is not null)
            {
                yield return Proposal.Of(this, document, AppliesScore, $"policy:{policy.Key}");
            }
        }
    }
}
