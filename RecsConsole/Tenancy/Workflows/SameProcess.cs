using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Tenancy.Workflows;

/// <summary>
/// Which versions of a workflow are the process in force: they have its states and steps. A confirmation publishes a new version of what is
/// already in use, and an import one with other counts; neither changes how cases are handled.
/// </summary>
internal static class SameProcess
{
    /// <summary>All versions of the tenant's workflows by key.</summary>
    public static async Task<ILookup<string, WorkflowDefinition>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db.Workflows.AsNoTracking().Select(row => row.DefinitionJson).ToListAsync(cancellationToken);
        return rows.Select(json => CanonicalJson.Deserialize<WorkflowDefinition>(Encoding.UTF8.GetBytes(json)))
            .ToLookup(definition => definition.Key, StringComparer.Ordinal);
    }

    /// <summary>The versions with the states and steps of the one in force, that one among them.</summary>
    /// <param name="versions">Versions of the same workflow.</param>
    public static IReadOnlySet<int> VersionsOf(WorkflowDefinition inForce, IEnumerable<WorkflowDefinition> versions)
    {
        ArgumentNullException.ThrowIfNull(inForce);
        var (states, steps) = (StatesOf(inForce), StepsOf(inForce));
        return versions
            .Where(each =>
                string.Equals(each.InitialState, inForce.InitialState, StringComparison.Ordinal)
                && states.SetEquals(StatesOf(each))
                && steps.SetEquals(StepsOf(each))
            )
            .Select(each => each.Version)
            .Append(inForce.Version)
            .ToHashSet();
    }

    private static HashSet<WorkflowState> StatesOf(WorkflowDefinition definition) =>
        [.. definition.States.Select(state => state with { Solved = state.Solved is true })];

    private static HashSet<WorkflowTransition> StepsOf(WorkflowDefinition definition) =>
        [.. definition.Transitions.Select(step => step with { ObservedCount = 0 })];
}
