using RecsConsole.Engine.Workflow;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>The effect of rules on a case in its current state.</summary>
/// <param name="Requires">Still to be done.</param>
/// <param name="IsDone">Also required, and already in the case's history.</param>
/// <param name="Stuck">Required actions still to be done for which the workflow has no step in this state.</param>
public sealed record PolicyImpact(
    IReadOnlyList<string> Requires,
    IReadOnlyList<string> IsDone,
    IReadOnlyList<string> Forbids,
    IReadOnlyList<string> Stuck
)
{
    /// <summary>Null when no rule applies to the case.</summary>
    /// <param name="done">Actions in the history of the case.</param>
    internal static PolicyImpact? From(
        IEnumerable<PolicyRuleContent> rules,
        ConcernedCase found,
        IReadOnlyCollection<string> done,
        WorkflowDefinition workflow
    )
    {
        var applying = rules.Where(rule => rule.ToFacts().AppliesTo(found.Type, found.IssueType, found.State)).ToList();
        if (applying.Count == 0)
        {
            return null;
        }

        var required = Actions(applying.SelectMany(rule => rule.Requires));
        var open = required.Where(action => !done.Contains(action, StringComparer.Ordinal)).ToList();
        return new(
            open,
            [.. required.Except(open, StringComparer.Ordinal)],
            Actions(applying.SelectMany(rule => rule.Forbids)),
            [.. open.Where(action => !OpenCases.IsPossible(workflow, found.State, action))]
        );
    }

    private static IReadOnlyList<string> Actions(IEnumerable<string> actions) =>
        [.. actions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>The facts about a case that a rule is matched against.</summary>
internal sealed record ConcernedCase(string Type, string IssueType, string State);
