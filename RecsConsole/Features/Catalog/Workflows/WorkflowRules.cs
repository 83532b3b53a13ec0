using RecsConsole.Casework;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>Validates a version before it is saved and before it is published.</summary>
public static class WorkflowRules
{
    public const int MaxStates = 60;
    public const int MaxSteps = 1_000;
    private const int LongestName = 100;
    private const int MaxUndefined = 5;

    /// <summary>Messages by place (<see cref="WorkflowPlace"/>), in form order; empty when the content is valid.</summary>
    /// <param name="newKey">The id of a new workflow; null where it has one already.</param>
    public static IReadOnlyDictionary<string, string> Check(string? newKey, WorkflowContent content, WorkflowChoices choices)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(choices);
        return new (string Place, string? Words)[]
        {
            (WorkflowPlace.Key, newKey is null ? null : FieldRules.WrongKey(newKey)),
            (WorkflowPlace.Title, FieldRules.Missing(content.Title, 300, Texts.WorkflowTitleMissing)),
            (WorkflowPlace.States, WrongStates(content)),
            (WorkflowPlace.Steps, WrongSteps(content, choices)),
        }
            .Where(pair => pair.Words is not null)
            .ToDictionary(pair => pair.Place, pair => pair.Words!, StringComparer.Ordinal);
    }

    /// <summary>The messages as one text that names each place.</summary>
    public static string Describe(IReadOnlyDictionary<string, string> wrong) =>
        string.Join(' ', wrong.Select(pair => $"{WorkflowLabels.Part(pair.Key)}: {pair.Value}"));

    /// <summary>Messages that block publishing. Problems that the published version already has do not block.</summary>
    public static IReadOnlyList<string> AgainstPublishing(WorkflowContent content, WorkflowChoices choices)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(choices);
        var before = choices.InForce is { } inForce ? StateMachine.ProblemsOf(inForce.Definition("", 0)) : [];
        return
        [
            .. Gaps(content).Except(before).Select(problem => WorkflowLabels.Problem(problem, choices)),
            .. AgainstCases(content, choices),
        ];
    }

    /// <summary>Messages about the workflow's open cases, the tickets imported into its states and the clocks paused in them.</summary>
    public static IReadOnlyList<string> AgainstCases(WorkflowContent content, WorkflowChoices choices)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(choices);
        var states = content.States.Select(state => state.Key).ToHashSet(StringComparer.Ordinal);
        var (ended, endedBefore) = (EndedIn(content), choices.InForce is { } inForce ? EndedIn(inForce) : []);
        return
        [
            .. choices
                .Open.Where(each => ended.Contains(each.Key) && !endedBefore.Contains(each.Key))
                .Select(each => Texts.OpenCasesWouldEndThere.With(StateLabels.Of(each.Key), each.Value)),
            .. choices
                .Open.Where(each => !states.Contains(each.Key) && Had(choices, each.Key))
                .Select(each => Texts.OpenCasesAreThere.With(StateLabels.Of(each.Key), each.Value)),
            .. choices
                .Mapped.Where(state => !states.Contains(state))
                .Select(state => Texts.AConnectionLeadsThere.With(StateLabels.Of(state))),
            .. choices
                .Paused.Where(each =>
                    (!states.Contains(each.State) && Had(choices, each.State))
                    || (ended.Contains(each.State) && !endedBefore.Contains(each.State))
                )
                .Select(each => Texts.AClockPausesThere.With(each.Level, StateLabels.Of(each.State))),
        ];
    }

    /// <summary>Problems that the published version already has: they do not block, but deserve a look.</summary>
    public static IReadOnlyList<string> ToLookAt(WorkflowContent content, WorkflowChoices choices)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(choices);
        var before = choices.InForce is { } inForce ? StateMachine.ProblemsOf(inForce.Definition("", 0)) : [];
        return [.. Gaps(content).Intersect(before).Select(problem => WorkflowLabels.Problem(problem, choices))];
    }

    /// <summary>What cases did lately and the workflow does not define, the most frequent first: a gap, or a way around it.</summary>
    public static IReadOnlyList<string> Undefined(WorkflowContent content, WorkflowChoices choices)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(choices);
        return
        [
            .. Passages
                .UndefinedIn(content, choices.Passed)
                .Take(MaxUndefined)
                .Select(passage =>
                    Texts.UndefinedHappened.With(
                        WorkflowLabels.Step(passage.Action, choices),
                        StateLabels.Of(passage.From),
                        StateLabels.Of(passage.To),
                        passage.Count,
                        Passages.Days
                    )
                ),
        ];
    }

    // states in which a case is solved or closed: entering one is more than a change of state
    private static HashSet<string> EndedIn(WorkflowContent content) =>
        [.. content.FindSolved(), .. content.States.Where(state => state.Terminal).Select(state => state.Key)];

    private static bool Had(WorkflowChoices choices, string state) =>
        choices.InForce?.States.Any(each => string.Equals(each.Key, state, StringComparison.Ordinal)) is true;

    private static IReadOnlyList<WorkflowProblem> Gaps(WorkflowContent content) => StateMachine.ProblemsOf(content.Definition("", 0));

    private static string? WrongStates(WorkflowContent content)
    {
        var keys = content.States.Select(state => state.Key).ToList();
        return keys.Count == 0 ? Texts.AWorkflowNeedsStates
            : keys.Count > MaxStates ? Texts.AtMostStates.With(MaxStates, keys.Count)
            : keys.Find(key => string.IsNullOrWhiteSpace(key) || key.Length > LongestName || key.Any(char.IsControl)) is { } odd
                ? Texts.StateNameInvalid.With(odd, LongestName)
            : keys.Distinct(StringComparer.Ordinal).Count() < keys.Count ? Texts.TwoStatesOfOneName
            : !keys.Contains(content.InitialState, StringComparer.Ordinal) ? Texts.SayWhereCasesBegin
            : null;
    }

    private static string? WrongSteps(WorkflowContent content, WorkflowChoices choices)
    {
        if (content.Steps.Count > MaxSteps)
        {
            return Texts.AtMostSteps.With(MaxSteps, content.Steps.Count);
        }

        var contradiction = StateMachine
            .ProblemsOf(content.Definition("", 0))
            .FirstOrDefault(problem => problem.Kind is WorkflowProblemKind.StateUnknown or WorkflowProblemKind.StepTwice);
        if (contradiction is not null)
        {
            return WorkflowLabels.Problem(contradiction, choices);
        }

        var known = Happenings.Known.Concat(choices.InForce?.Steps.Select(step => step.ActionKey) ?? []).ToHashSet(StringComparer.Ordinal);
        var gone = content.Steps.Select(step => step.ActionKey).FirstOrDefault(key => !choices.HasAction(key) && !known.Contains(key));
        return gone is not null ? Texts.ActionGone.With(gone)
            : content.CustomerAnswer is { } answer
            && !content.Steps.Any(step => string.Equals(step.ActionKey, answer, StringComparison.Ordinal))
                ? Texts.AnswerIsNoStep
            : null;
    }
}
