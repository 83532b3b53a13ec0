using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Lookups;

/// <summary>What may still solve a case becomes less or more certain with each step that did not, as finished cases show.</summary>
public sealed class SolutionChancesTests
{
    [Fact]
    public void Nothing_is_lost_before_the_first_attempt() => Chance(ACase(), "reset").ShouldBe(300_000);

    [Fact]
    public void Each_failed_attempt_leaves_what_finished_cases_show()
    {
        var once = ACase().WithStep("fix", "open", "check");
        var twice = ACase().WithStep("fix", "open", "check").WithStep("patch", "open", "check");

        Chance(once, "fix").ShouldBe(0);
        Chance(once, "reset").ShouldBe(180_000);
        Chance(twice, "reset").ShouldBe(90_000);
    }

    [Fact]
    public void Where_finished_cases_show_it_a_failed_attempt_makes_the_others_likelier()
    {
        Chance(ACase([1_500_000]).WithStep("fix", "open", "check"), "reset").ShouldBe(450_000);
        Chance(ACase([4_000_000]).WithStep("fix", "open", "check"), "reset").ShouldBe(1_000_000);
    }

    [Fact]
    public void A_step_that_solves_no_case_is_no_attempt() => Chance(ACase().WithStep("ask", "open", "check"), "reset").ShouldBe(300_000);

    [Fact]
    public void What_the_case_waits_for_has_not_failed() =>
        Chance(ACase().WithCase(it => it with { State = "waiting" }).WithStep("fix", "open", "waiting"), "reset").ShouldBe(300_000);

    [Fact]
    public void Decisions_without_what_was_learned_of_failures_keep_their_chances() =>
        Chance(ACase(afterFailed: null).WithStep("fix", "open", "check"), "reset").ShouldBe(300_000);

    [Theory]
    [InlineData(300_000, false)]
    [InlineData(10_000, true)]
    public void Advice_that_solves_such_cases_is_an_attempt_like_any_other(long solves, bool isMereWord)
    {
        var builder = ASnapshot()
            .WithAction("fix")
            .WithAction("advise", "communicate")
            .WithHistory(history => history with { Solutions = new([new("advise", solves)]) })
            .WithFailed("fix")
            .WithStep("advise");

        SnapshotIndex.From(builder.Build()).Memory.IsSetBack.ShouldBe(isMereWord);
        builder.Open().Slate(SlateKind.Action).Ids().Contains("advise").ShouldBe(isMereWord);
    }

    private static long Chance(SnapshotBuilder builder, string action) => SnapshotIndex.From(builder.Build()).Solutions.Of(action);

    private static SnapshotBuilder ACase() => ACase([600_000, 300_000]);

    private static SnapshotBuilder ACase(IReadOnlyList<long>? afterFailed) =>
        ASnapshot()
            .WithAction("ask")
            .WithAction("fix")
            .WithAction("patch")
            .WithAction("reset")
            .WithHistory(history =>
                history with
                {
                    Solutions = new([new("fix", 500_000), new("reset", 300_000), new("patch", 100_000)]) { AfterFailed = afterFailed },
                }
            );
}
