using RecsConsole.Engine.Access;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Slates;

/// <summary>A case that is over is not opened again on advice while nothing has happened since: what came next was counted where it came.</summary>
public sealed class FinishedCaseTests
{
    [Theory]
    [InlineData(5, false)]
    [InlineData(9, false)]
    [InlineData(40, true)] // what most cases do after they were closed, such as paperwork, stays
    public void Log_says_how_many_of_the_closed_cases_went_on(int on, bool stays)
    {
        var slate = Closed(on).Open().Slate(SlateKind.Action);

        slate.Ids().ShouldBe(stays ? ["reopen"] : []);
        slate.Excluded.Where(each => each.Id == "reopen").SelectMany(each => each.Reasons).ShouldBe(stays ? [] : [ReasonCode.BelowFloor]);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(5, true)]
    public void Paperwork_that_leaves_the_case_over_must_not_be_seldom(int on, bool stays)
    {
        var slate = ASnapshot()
            .WithAction("close", ActionFacts.LoggedKind, to: "closed", observed: 100)
            .WithAction("file", ActionFacts.LoggedKind, from: "closed", to: "filed", observed: on)
            .WithState("filed", isTerminal: true)
            .WithCase(it => it with { State = "closed" })
            .WithStep("close", "open", "closed")
            .WithHistory(it => it with { NextSteps = [new([], on, 1, [new("file", on)])] })
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().ShouldBe(stays ? ["file"] : []);
    }

    [Fact]
    public void News_after_the_end_makes_it_advice_again()
    {
        var closed = Closed(on: 5).Build();
        var before = closed.History[^1].At;

        Ids(closed with { Case = closed.Case with { NewsAt = before.AddHours(1) } }).ShouldBe(["reopen"]);
        Ids(closed with { Case = closed.Case with { NewsAt = before.AddHours(-1) } }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(50_000, false)]
    [InlineData(300_000, true)]
    public void Model_of_next_steps_counts_the_end_itself(long chance, bool stays) =>
        Closed(on: 40)
            .WithHistory(it => it with { Forecast = new("model", [new("reopen", chance)]) })
            .Open()
            .Slate(SlateKind.Action)
            .Ids()
            .Contains("reopen")
            .ShouldBe(stays);

    [Fact]
    public void Drawn_workflow_keeps_paperwork_and_no_reopening()
    {
        var slate = ASnapshot()
            .WithAction("close", "close", to: "closed")
            .WithAction("reopen", from: "closed", to: "open")
            .WithAction("survey", "communicate", from: "closed", to: "closed")
            .WithCase(it => it with { State = "closed" })
            .WithStep("close", "open", "closed")
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().ShouldBe(["survey"]);
    }

    [Fact]
    public void What_a_policy_requires_of_a_closed_case_stays() =>
        Closed(on: 5).WithPolicy("again", requires: ["reopen"]).Open().Slate(SlateKind.Action).Ids().ShouldBe(["reopen"]);

    // of 100 cases that were closed, so many were opened again
    private static SnapshotBuilder Closed(int on) =>
        ASnapshot()
            .WithAction("close", ActionFacts.LoggedKind, to: "closed", observed: 100)
            .WithAction("reopen", ActionFacts.LoggedKind, from: "closed", to: "open", observed: on)
            .WithCase(it => it with { State = "closed" })
            .WithStep("close", "open", "closed")
            .WithHistory(it => it with { NextSteps = [new([], on, 1, [new("reopen", on)])] });

    private static IReadOnlyList<string> Ids(CaseSnapshot snapshot) => snapshot.Open().Slate(SlateKind.Action).Ids();
}
