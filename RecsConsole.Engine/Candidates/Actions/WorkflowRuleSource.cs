using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>
/// The actions that the workflow permits in the case's state; for a mined workflow, scored by how often the log has the transition, otherwise by
/// whether the action was written for such cases and whether the case names it.
/// </summary>
public sealed class WorkflowRuleSource : ICandidateSource
{
    // Low, because a permitted action need not fit; one written for the case's issue type is slightly better supported.
    private const long WrittenForIt = 300_000;
    private const long WrittenForAny = 100_000;
    private const long WrittenForOthers = 20_000;

    // Added by how much of the action's title the case names. Chosen on the first sixty cases of both demo tenants, where twice as much did no
    // better (docs/benchmarks.md, "The first weeks").
    private const long Named = 200_000;

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
                    ? PermittedScore(facts, snapshot.Case.IssueType) + NamedScore(snapshot, action)
                    : FixedPoint.One * index.Workflow.Observed(state, action) / total;
            yield return Proposal.Of(this, action, score, index.Workflow.StepOf(state, action));
        }
    }

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    // the words of the case name the action
    private static long NamedScore(CaseSnapshot snapshot, string action)
    {
        var fit = snapshot.Visible.ActionFits?.FirstOrDefault(each => Is(each.Action, action))?.Fit ?? 0;
        return Named * fit / FixedPoint.One;
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
