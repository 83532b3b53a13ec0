using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>
/// The actions that the workflow permits in the case's state; for a mined workflow, scored by how often the log has the transition.
/// </summary>
public sealed class WorkflowRuleSource : ICandidateSource
{
    // Low, because a permitted action need not fit; one written for the case's issue type is slightly better supported.
    private const long WrittenForIt = 300_000;
    private const long WrittenForAny = 100_000;
    private const long WrittenForOthers = 20_000;

    /// <inheritdoc />
    public string Name => SourceNames.WorkflowRules;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Action;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        var index = SnapshotIndex.From(snapshot);
        var state = snapshot.Case.State;
        var total = index.Workflow.ObservedFrom(state);
        foreach (var action in index.Workflow.Machine.AllowedActions(state))
        {
            if (index.Catalog.Action(action) is not { } facts)
            {
                continue;
            }

            var score =
                total == 0
                    ? PermittedScore(facts, snapshot.Case.IssueType)
                    : FixedPoint.One * index.Workflow.Observed(state, action) / total;
            yield return Proposal.Of(this, action, score, index.Workflow.StepOf(state, action));
        }
    }

    private static long PermittedScore(ActionFacts action, string issueType)
    {
        if (action.IssueTypes.Count == 0)
        {
            return WrittenForAny;
        }

        return action.IssueTypes.Contains(issueType, StringComparer.Ordinal) ? WrittenForIt : WrittenForOthers;
    }
}
