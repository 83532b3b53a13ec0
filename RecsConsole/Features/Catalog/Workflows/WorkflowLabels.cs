using RecsConsole.Casework;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Components.Badges;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>Display texts of workflows.</summary>
public static class WorkflowLabels
{
    /// <summary>The label of a part of the form.</summary>
    public static string Part(string place) =>
        place switch
        {
            WorkflowPlace.Key => SharedTexts.Id,
            WorkflowPlace.Title => SharedTexts.Title,
            WorkflowPlace.States => Texts.StatesOfCases,
            _ => Texts.Steps,
        };

    /// <summary>A step as text: the title of its action, or the event that happens to the case.</summary>
    public static string Step(string action, WorkflowChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return choices.TitleOf(action) ?? Happenings.Words(action);
    }

    /// <summary>The role of a state, in one line; empty when it has none.</summary>
    /// <param name="solved">States in which a case is solved.</param>
    public static string Meaning(WorkflowState state, WorkflowContent content, IReadOnlySet<string> solved)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(solved);
        return string.Join(
            ", ",
            new[]
            {
                string.Equals(state.Key, content.InitialState, StringComparison.Ordinal) ? Texts.CasesBeginHere : null,
                state.Waiting ? Texts.CasesWaitHere : null,
                solved.Contains(state.Key) ? Texts.CasesAreSolvedHere : null,
                state.Terminal ? Texts.CasesAreOverHere : null,
            }.OfType<string>()
        );
    }

    /// <summary>A problem in words, for the person editing the workflow.</summary>
    public static string Problem(WorkflowProblem problem, WorkflowChoices choices)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var state = StateLabels.Of(problem.State);
        var step = problem.Action is { } action ? Step(action, choices) : "";
        return problem.Kind switch
        {
            WorkflowProblemKind.StateTwice => Texts.TwoStatesOfOneName,
            WorkflowProblemKind.InitialUnknown => Texts.SayWhereCasesBegin,
            WorkflowProblemKind.StateUnknown => Texts.StepOfAnUnknownState.With(step, state),
            WorkflowProblemKind.StepTwice => Texts.StepLeadsToTwoStates.With(step, state),
            WorkflowProblemKind.Unreachable => Texts.NoWayLeadsThere.With(state),
            WorkflowProblemKind.NoEnd => Texts.NoCaseCanEnd,
            WorkflowProblemKind.DeadEnd => Texts.NoCaseEndsFromThere.With(state),
            _ => Texts.StepPastTheEnd.With(step, state),
        };
    }

    /// <summary>Every field with its words, in the order of the form.</summary>
    public static IReadOnlyList<VersionFieldText> Fields(WorkflowContent content, WorkflowChoices choices)
    {
        ArgumentNullException.ThrowIfNull(content);
        var solved = content.FindSolved();
        return
        [
            new(SharedTexts.Title, content.Title),
            new(Texts.MessageOfTheCustomer, content.CustomerAnswer is { } answer ? Step(answer, choices) : Texts.MovesNothing),
            .. content.States.Select(state => new VersionFieldText(StateLabels.Of(state.Key), Words(state, content, solved, choices))),
        ];
    }

    private static string Words(WorkflowState state, WorkflowContent content, IReadOnlySet<string> solved, WorkflowChoices choices)
    {
        var meaning = Meaning(state, content, solved);
        var steps = content
            .StepsFrom(state.Key)
            .Select(step => Texts.StepLeadsTo.With(Step(step.ActionKey, choices), StateLabels.Of(step.To)))
            .Order(StringComparer.CurrentCulture);
        return string.Join('\n', steps.Prepend(meaning).Where(line => line.Length > 0));
    }
}
