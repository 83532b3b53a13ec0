using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Slates;

/// <summary>What a deadline at risk changes in the order of actions.</summary>
internal static class Escalations
{
    /// <summary>The best escalation when the deadline is at risk; null otherwise.</summary>
    public static int? Due(IReadOnlyList<int> order, IReadOnlyList<Candidate> eligible, SlaBand band)
    {
        if (band is SlaBand.Late or SlaBand.Soon)
        {
            foreach (var i in order)
            {
                if (eligible[i].IsProposedBy(SourceNames.SlaRules))
                {
                    return i;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// The step that takes the first place of an escalation which helped no similar case that escalated here, while the deadline is only
    /// near and the case does not wait: a step on the case that did not fail. Null when the order stays.
    /// </summary>
    public static int? StepBefore(IReadOnlyList<int> order, IReadOnlyList<Candidate> eligible, CaseSnapshot snapshot)
    {
        var index = SnapshotIndex.From(snapshot);
        if (
            snapshot.Case.SlaBand != SlaBand.Soon
            || index.Workflow.IsWaiting(snapshot.Case.State)
            || order.Count == 0
            || !eligible[order[0]].IsProposedBy(SourceNames.SlaRules)
            || index.Evidence.Of(SlateKind.Action, eligible[order[0]].Id) is not { Used: > 0, EndedWell: 0 }
        )
        {
            return null;
        }

        foreach (var i in order)
        {
            if (IsWork(eligible[i], index))
            {
                return i;
            }
        }

        return null;
    }

    private static bool IsWork(Candidate candidate, SnapshotIndex index) =>
        !candidate.IsProposedBy(SourceNames.SlaRules)
        && index.Memory.Of(candidate.Id) is not { HasFailed: true }
        && !index.Chances.IsClosing(candidate.Id);
}
