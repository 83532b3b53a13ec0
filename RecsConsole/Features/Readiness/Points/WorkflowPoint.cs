using RecsConsole.Platform;

namespace RecsConsole.Features.Readiness.Points;

/// <summary>Every case type has a published workflow, and people's steps follow it.</summary>
internal static class WorkflowPoint
{
    public static ReadinessFinding Of(WorkflowFacts facts)
    {
        var steps = new Share(facts.AllowedSteps, facts.Steps);
        var (lacks, strays) = (facts.Types - facts.TypesWithWorkflow, steps.IsBelow(ReadinessLimits.MinAllowedSteps));
        return new(
            ReadinessFinding.Judge(facts.Types > 0, lacks > 0 || strays),
            [
                ReadinessFigure.Count(Texts.CaseTypes, facts.Types),
                ReadinessFigure.None(Texts.TypesWithoutWorkflow, lacks),
                ReadinessFigure.Share(Texts.StepsAllowed.With(ReadinessLimits.Days), steps, strays),
                ReadinessFigure.Count(Texts.LeftOutByState, facts.LeftOutByState),
            ],
            facts.Steps == 0 ? null : Texts.StepsAllowedHelp.With(ReadinessLimits.MinAllowedSteps)
        );
    }
}

/// <param name="Steps">The most recent steps by people.</param>
/// <param name="LeftOutByState">Candidates of the sampled decisions that the workflow did not allow.</param>
internal sealed record WorkflowFacts(int Types, int TypesWithWorkflow, int Steps, int AllowedSteps, int LeftOutByState);
