using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.History;
using RecsConsole.Tenancy;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Recommender.Sources.CountedCases;

namespace RecsConsole.Tests.Recommender.Sources;

/// <summary>Once a step failed on a case, its statistics are those of cases in which the step had failed too.</summary>
public sealed class OutcomesAfterFailureTests
{
    [Fact]
    public void Cases_in_which_the_step_failed_too_are_counted_apart()
    {
        var facts = Read(Cases(failing: 25), isTakenBack: true)!;

        facts.Outcomes!.OfState.ShouldBe(65);
        var after = facts.AfterFailure.ShouldNotBeNull();
        (after.Failed, after.Outcomes.OfState).ShouldBe(("ask", 25));
        after.Outcomes.Actions.ShouldBe([new("fix", 25, 25, 25, 25, 25, 25)]);
    }

    [Fact]
    public void Too_few_of_them_say_less_than_all_cases() => Read(Cases(failing: 5), isTakenBack: true)!.AfterFailure.ShouldBeNull();

    [Fact]
    public void A_case_on_which_nothing_failed_is_compared_with_all() =>
        Read(Cases(failing: 25), isTakenBack: false)!.AfterFailure.ShouldBeNull();

    private static HistoryFacts? Read(IReadOnlyList<IndexedCase> cases, bool isTakenBack) =>
        new CaseStatistics(cases, LabelWindows.Default).Read(
            ARecord(reached: isTakenBack ? "check" : "working"),
            Now,
            new StateMachine(new("ticket", 1, "working", [new("working", false, false), new("check", false, false)], [])),
            Check(),
            _ => true
        );

    private static List<IndexedCase> Cases(int failing) =>
        [
            .. Enumerable.Range(0, 40).Select(_ => Second("look", setbacks: 0)),
            .. Enumerable.Range(0, failing).Select(_ => Second("fix", setbacks: 1)),
        ];

    /// <param name="setbacks">How often the case had been taken back when its second step was taken.</param>
    private static IndexedCase Second(string step, byte setbacks) =>
        ACase(["ask", step], endings: [new(10, 0, Counts: true, Good: true), new(10, setbacks, Counts: true, Good: true)]);
}
