using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>The effect of rules on a case in its current state.</summary>
/// <param name="Requires">Still to be done.</param>
/// <param name="IsDone">Also required, and already in the case's history.</param>
/// <param name="Recommends">Not yet done.</param>
/// <param name="Stuck">Required or recommended actions still to be done for which the workflow has no step in this state.</param>
public sealed record PolicyImpact(
    IReadOnlyList<string> Requires,
    IReadOnlyList<string> IsDone,
    IReadOnlyList<string> Forbids,
    IReadOnlyList<string> Recommends,
    IReadOnlyList<string> Stuck
)
{
    /// <summary>Null when no rule applies to the case.</summary>
    /// <param name="done">Actions in the history of the case.</param>
    internal static PolicyImpact? From(
        IEnumerable<PolicyRuleContent> rules,
        RuledCase found,
        IReadOnlyCollection<string> done,
        WorkflowDefinition workflow
    )
    {
        var applying = rules.Where(rule => rule.ToFacts().AppliesTo(found)).ToList();
        if (applying.Count == 0)
        {
            return null;
        }

        var required = Actions(applying.SelectMany(rule => rule.Requires));
        var open = Open(required);
        var recommended = Open(Actions(applying.SelectMany(rule => rule.Recommends)));
        return new(
            open,
            [.. required.Except(open, StringComparer.Ordinal)],
            Actions(applying.SelectMany(rule => rule.Forbids)),
            recommended,
            Actions(open.Concat(recommended).Where(action => !OpenCases.IsPossible(workflow, found.State, action)))
        );

        List<string> Open(IEnumerable<string> actions) => [.. actions.Where(action => !done.Contains(action, StringComparer.Ordinal))];
    }

    private static IReadOnlyList<string> Actions(IEnumerable<string> actions) =>
        [.. actions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
