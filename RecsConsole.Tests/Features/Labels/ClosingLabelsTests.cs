using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Features.Labels;
using RecsConsole.Tenancy;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Labels;

/// <summary>A step on a case that is already solved belongs to that solution.</summary>
public sealed class ClosingLabelsTests
{
    private static readonly DateTimeOffset s_solved = new(2026, 10, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_shown = s_solved.AddHours(20);
    private static readonly DateTimeOffset s_late = s_shown.AddDays(90);

    [Fact]
    public void Who_files_a_decided_case_left_it_solved_in_time()
    {
        var labels = LabelsOfFiling();

        labels[LabelNames.Resolved].ShouldBe(1);
        labels[LabelNames.SlaMet].ShouldBe(1);
        labels[LabelNames.Rework].ShouldBe(0);
    }

    [Fact]
    public void What_then_comes_back_is_rework()
    {
        var labels = LabelsOfFiling(Step(3, "reopen", "filed", "assessment", s_solved.AddDays(3)));

        labels[LabelNames.Resolved].ShouldBe(1);
        labels[LabelNames.Rework].ShouldBe(1);
    }

    private static Dictionary<string, int?> LabelsOfFiling(params CaseEventRow[] later)
    {
        var machine = new StateMachine(DemoWorkflowDefinition.Build(DemoContentLoader.Load("orchard"), 1));
        CaseEventRow[] events =
        [
            Step(1, "record-decision", "assessment", "decided", s_solved),
            Step(2, "file-case", "decided", "filed", s_shown.AddMinutes(5)),
            .. later,
        ];
        var found = new LabelledCase(Guid.NewGuid(), "complaint", "late", s_solved.AddDays(-1), null, s_shown.AddDays(1), null);
        var item = new DecisionItemRow
        {
            Kind = ItemKind.Action,
            ItemId = "file-case",
            Confidence = ItemConfidence.High,
        };
        var decision = new LabelledDecision(new(Guid.NewGuid(), found.Id, s_shown), [item], [], [], new(found, events, [], machine));
        return decision
            .Labels(LabelWindows.Default, EndingRules.Usual, s_late)
            .ToDictionary(each => each.Label.Name, each => each.Label.Value, StringComparer.Ordinal);
    }

    private static CaseEventRow Step(int ordinal, string activity, string from, string to, DateTimeOffset at) =>
        new()
        {
            Kind = CaseEventKind.Action,
            EventKey = $"event-{ordinal}",
            Ordinal = ordinal,
            Activity = activity,
            FromState = from,
            ToState = to,
            At = at,
            AttributesJson = "{}",
        };
}
