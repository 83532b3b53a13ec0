using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>
/// How much of a finished case's path today's process still permits: the steps whose action is published and allowed in that state. A case
/// is superseded and counts for nothing when less than half of its path could be repeated, or its resolution is no longer possible.
/// </summary>
/// <param name="Steps">Number of the case's steps whose original state is known.</param>
/// <param name="StillPossible">Number of these steps that could be taken again.</param>
/// <param name="ResolutionIsGone">
/// The action that resolved the case is withdrawn, no longer allowed, or forbidden by a policy in force.
/// </param>
public readonly record struct PrecedentAge(int Steps, int StillPossible, bool ResolutionIsGone)
{
    // superseded when less than one in this many steps is possible
    private const int MinShare = 2;

    /// <summary>Whether the case is excluded from all counts.</summary>
    public bool IsSuperseded => ResolutionIsGone || StillPossible * MinShare < Steps;

    /// <summary>How much the case weighs, scaled by 1,000,000: the share of its steps that are still possible.</summary>
    public long Weight => Steps == 0 ? FixedPoint.One : FixedPoint.One * StillPossible / Steps;

    /// <summary>The age of a similar case of a snapshot.</summary>
    public static PrecedentAge From(SimilarCaseHit hit, SnapshotIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return From(hit, index.Workflow, index.Catalog, index.Policies.Forbidden.ContainsKey);
    }

    /// <summary>The age of a finished case in a process.</summary>
    /// <param name="isForbidden">Whether a policy in force forbids an action.</param>
    public static PrecedentAge From(SimilarCaseHit hit, WorkflowIndex workflow, CatalogIndex catalog, Func<string, bool> isForbidden)
    {
        ArgumentNullException.ThrowIfNull(hit);
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(isForbidden);
        var (steps, possible, resolutionWasPossible, resolutionSeen) = (0, 0, false, false);
        foreach (var step in hit.Steps)
        {
            if (step.FromState is null)
            {
                continue;
            }

            steps++;
            var isPossible = StepOf(hit, step, workflow, catalog) == StepAge.Possible;
            possible += isPossible ? 1 : 0;
            if (string.Equals(step.Activity, hit.Resolution, StringComparison.Ordinal))
            {
                resolutionSeen = true;
                resolutionWasPossible |= isPossible;
            }
        }

        // a resolution that is not a step of the case is a closing code, which no workflow knows
        var isGone = hit.Resolution is { } resolution && (isForbidden(resolution) || (resolutionSeen && !resolutionWasPossible));
        return new(steps, possible, isGone);
    }

    /// <summary>Whether a step of a similar case could be taken again today.</summary>
    public static StepAge StepOf(SimilarCaseHit hit, SimilarCaseStep step, SnapshotIndex index)
    {
        ArgumentNullException.ThrowIfNull(hit);
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(index);
        // a policy's prohibition counts only for the resolving step, as for the age of the whole case
        var isForbidden =
            string.Equals(step.Activity, hit.Resolution, StringComparison.Ordinal) && index.Policies.Forbidden.ContainsKey(step.Activity);
        return isForbidden ? StepAge.Forbidden : StepOf(hit, step, index.Workflow, index.Catalog);
    }

    // a step without its original state cannot be judged; the workflow of this case says nothing about a case of another type
    private static StepAge StepOf(SimilarCaseHit hit, SimilarCaseStep step, WorkflowIndex workflow, CatalogIndex catalog) =>
        step.FromState is not { } state ? StepAge.Possible
        : !IsPublished(catalog, step.Activity) ? StepAge.Withdrawn
        : hit.OtherType is not null ? StepAge.Possible
        : workflow.Machine.IsAllowed(state, step.Activity) ? StepAge.Possible
        : StepAge.NotAllowed;

    private static bool IsPublished(CatalogIndex catalog, string action) =>
        catalog.Action(action) is { } facts && string.Equals(facts.Status, ObjectStates.Published, StringComparison.Ordinal);
}
