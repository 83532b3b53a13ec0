using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.NextStep;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Cli.Evaluation.NextActions;

/// <summary>What came of the steps of a log's cases, by the workflow that an import would mine from those learned from.</summary>
internal static class LogMemory
{
    /// <summary>The cases with what came of each step.</summary>
    /// <param name="trainCases">How many of them, from the first, show the workflow.</param>
    public static IReadOnlyList<NextStepSequence> On(IReadOnlyList<NextStepSequence> cases, int trainCases)
    {
        var shown = cases.Take(trainCases).Select(IReadOnlyList<string> (each) => [.. each.Events.Select(step => step.Activity)]).ToList();
        if (shown.Count == 0)
        {
            return cases;
        }

        var workflow = WorkflowIndex.From(WorkflowMiner.Mine("log", 1, shown).Definition);
        return [.. cases.Select(each => each with { Events = Remembered(each.Events, workflow) })];
    }

    private static List<NextStepEvent> Remembered(IReadOnlyList<NextStepEvent> events, WorkflowIndex workflow)
    {
        var state = workflow.Machine.Definition.InitialState;
        var steps = new List<WorkedStep>(events.Count);
        foreach (var activity in events.Select(each => each.Activity))
        {
            steps.Add(new(activity, state, activity));
            state = activity;
        }

        // the first is that of the opening, which a log does not have
        var standings = StepStandings.Of(steps, state, workflow).Skip(1);
        return [.. events.Zip(standings, (each, standing) => each with { Standing = standing })];
    }
}
