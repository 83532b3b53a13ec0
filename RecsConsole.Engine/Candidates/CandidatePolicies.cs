using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>What the policies in force say of a candidate, for every step that asks.</summary>
internal static class CandidatePolicies
{
    /// <summary>The policy that recommends an action; null for other candidates, and for one that a policy requires anyway.</summary>
    public static PolicyFacts? RecommendedBy(Candidate candidate, SnapshotIndex index) =>
        candidate.Kind == SlateKind.Action ? index.Policies.RecommendsAction(candidate.Id) : null;
}
