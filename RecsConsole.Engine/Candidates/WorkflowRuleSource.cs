using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Candidates;

/// <summary>The actions the workflow permits in the case's state; of a mined workflow with how often the log went that way.</summary>
public sealed class WorkflowRuleSource : ICandidateSource
{
    /// <summary>Evidence of being permitted alone: it says little about whether the action fits.</summary>
    public const long PermittedScore = 100_000;

    /// <inheritdoc />
    public string Name => SourceNames.WorkflowRules;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Action;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        var index = SnapshotIndex.Of(snapshot);
        var state = snapshot.Case.State;
        var total = index.Workflow.ObservedFrom(state);
        foreach (var action in index.Workflow.Machine.AllowedActions(state))
        {
            if (index.Catalog.Action(action) is null)
            {
                continue;
            }

            var score =
                total == 0
                    ? PermittedScore
                    : Micro.One * index.Workflow.Observed(state, action) / total;
            yield return Proposal.Of(this, action, score, $"{state}>{action}");
        }
    }
}
