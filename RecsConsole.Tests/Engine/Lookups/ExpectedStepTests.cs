using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Lookups;

/// <summary>
/// Which step is late, and since when: it usually follows within half an hour and is late after one. The last step was two hours ago.
/// </summary>
public sealed class ExpectedStepTests
{
    private const long Hour = 3_600;

    [Fact]
    public void Only_a_step_that_is_suggested_is_reminded_of()
    {
        var snapshot = ACase().WithStep("seen").Build();

        ExpectedStep.LateOf(snapshot, ["next"])!.Action.ShouldBe("next");
        ExpectedStep.LateOf(snapshot, ["fix"]).ShouldBeNull();
    }

    [Fact]
    public void After_a_failure_nothing_is_late_until_something_was_done_again()
    {
        ExpectedStep.LateOf(ACase().WithFailed("fix").Build(), ["next"]).ShouldBeNull();
        ExpectedStep.LateOf(ACase().WithFailed("fix").WithStep("other").Build(), ["next"]).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(90, true)]
    public void The_clock_starts_at_what_happened_after_the_last_step(int minutes, bool isLate)
    {
        var news = At.AddMinutes(-minutes);

        var expected = ExpectedStep.Of(ACase().WithStep("seen").WithCase(it => it with { NewsAt = news }).Build(), "next")!;

        (expected.Start, expected.LastAt, expected.IsLate).ShouldBe((WaitStart.News, news, isLate));
    }

    [Fact]
    public void Before_the_first_step_the_clock_starts_at_the_opening_and_no_last_step_is_named()
    {
        var opened = ACase();

        var expected = ExpectedStep.Of(opened.Build(), "next")!;

        (expected.Start, expected.LastAt, expected.IsLate).ShouldBe((WaitStart.Opening, At.AddHours(-3), true));
        var sentences = opened.Open().Slate(SlateKind.Action).Item("next").Sentences();
        sentences.ShouldContain("Usually follows within 1 hour");
        sentences.ShouldAllBe(sentence => !sentence.Contains("last step", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Hour, true)]
    [InlineData(10 * Hour, false)]
    public void While_the_case_waits_an_overdue_word_is_worth_a_place(long late, bool isShown)
    {
        var slate = ASnapshot()
            .WithAction("ask", "communicate", to: "waiting")
            .WithAction("fix", from: "waiting", to: "waiting")
            .WithAction("next", "communicate", from: "waiting", to: "waiting")
            .WithHistory(history => history with { Forecast = Forecast(late) })
            .WithCase(it => it with { State = "waiting" })
            .WithStep("ask", "open", "waiting")
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().ShouldBe(isShown ? ["next"] : []);
    }

    private static SnapshotBuilder ACase() =>
        ASnapshot()
            .WithAction("fix")
            .WithAction("other")
            .WithAction("next", "investigate")
            .WithHistory(history => history with { NextSteps = [new([], 100, 2, [new("next", 60)])], Forecast = Forecast(Hour) });

    private static StepForecast Forecast(long late) => new("model", [new("next", 600_000) { UsualSeconds = Hour / 2, LateSeconds = late }]);
}
