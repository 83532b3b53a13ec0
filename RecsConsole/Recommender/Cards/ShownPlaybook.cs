using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Cards;

/// <summary>A playbook that applies to the case, as a checklist: its steps in order, and the outcome of each.</summary>
/// <param name="Version">The version in force when the decision was made.</param>
public sealed record ShownPlaybook(string Key, int Version, string Title, IReadOnlyList<ShownPlaybookStep> Steps)
{
    /// <summary>How many steps were done on the case, whoever suggested them, and did not fail.</summary>
    public int Done => Steps.Count(step => step is { IsDone: true, Past: not { HasFailed: true } });

    /// <summary>How many steps were done and did not help; one that a second person refused never had the chance to.</summary>
    public int Failed => Steps.Count(step => step is { IsDone: true, Past: { HasFailed: true, IsRefused: false } });

    /// <summary>The playbooks whose conditions hold for the case; the furthest advanced first, finished ones last.</summary>
    public static IReadOnlyList<ShownPlaybook> From(CaseSnapshot snapshot, TenantFacts facts)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(facts);
        var done = snapshot.History.Select(step => step.Activity).ToHashSet(StringComparer.Ordinal);
        var playbooks = (snapshot.Shared.Catalog.Playbooks ?? []).Where(playbook => playbook.IsFor(snapshot.Case, done)).ToList();
        if (playbooks.Count == 0)
        {
            return [];
        }

        var ahead = new WorkflowAhead(SnapshotIndex.From(snapshot).Workflow.Machine, snapshot.Case.State);
        return
        [
            .. playbooks
                .Select(playbook => From(playbook, done, ahead, snapshot, facts))
                .OrderBy(shown => shown.Steps.All(step => !step.IsNext))
                .ThenByDescending(shown => shown.Done + shown.Failed)
                .ThenBy(shown => shown.Key, StringComparer.Ordinal),
        ];
    }

    private static ShownPlaybook From(
        PlaybookFacts playbook,
        HashSet<string> done,
        WorkflowAhead ahead,
        CaseSnapshot snapshot,
        TenantFacts facts
    )
    {
        var turn = playbook.TurnIn(snapshot.Case, done);
        return new(
            playbook.Key,
            playbook.Version,
            facts.PlaybookTitles.GetValueOrDefault(playbook.Key, playbook.Key),
            [
                .. playbook.Steps.Select(
                    (step, at) =>
                        ShownPlaybookStep.Of(step, snapshot, facts) with
                        {
                            IsDone = done.Contains(step.Action),
                            IsNext = at + 1 == turn,
                            IsElsewhere = at + 1 == turn && !ahead.IsAllowed(snapshot.Case.State, step.Action),
                            IsNeeded = step.When.All(condition => condition.Holds(snapshot.Case, done)),
                            MayComeYet = (turn is null || at + 1 > turn) && step.MayCome(snapshot.Case, done, ahead),
                        }
                ),
            ]
        );
    }
}

/// <summary>A step of a playbook on a case.</summary>
/// <param name="Action">Key of the step's action; null for one that its reader's role may not see.</param>
/// <param name="Past">Who last did the step and what came of it; null when nobody did, or nothing is known about it.</param>
public sealed record ShownPlaybookStep(string? Action, string Title, ShownPastStep? Past)
{
    public bool IsDone { get; init; }

    /// <summary>The step is the next step.</summary>
    public bool IsNext { get; init; }

    /// <summary>The step is the next step, but the case has to come to another state first.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>
    /// The step does not come before the next step, and neither the case nor what its workflow still leads to rules out that it will be needed.
    /// </summary>
    public bool MayComeYet { get; init; }

    /// <summary>The step's conditions hold for the case as it is now.</summary>
    public bool IsNeeded { get; init; }

    internal static ShownPlaybookStep Of(PlaybookStep step, CaseSnapshot snapshot, TenantFacts facts)
    {
        var action = CatalogIndex.From(snapshot.Shared.Catalog).Action(step.Action);
        if (action?.RequiredRole is { } role && !snapshot.Actor.Roles.Contains(role, StringComparer.Ordinal))
        {
            return new(null, RecommenderTexts.StepOfAnotherRole, null);
        }

        var past = SnapshotIndex.From(snapshot).Memory.Of(step.Action);
        return new(
            step.Action,
            facts.ActionTitles.GetValueOrDefault(step.Action, step.Action),
            past is null ? null : ShownPastStep.From(past, snapshot, facts)
        );
    }
}
