using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Lookups;

/// <summary>What may still solve a case becomes less certain with each step that did not.</summary>
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
    public void A_step_that_solves_no_case_is_no_attempt() => Chance(ACase().WithStep("ask", "open", "check"), "reset").ShouldBe(300_000);

    [Fact]
    public void What_the_case_waits_for_has_not_failed() =>
        Chance(ACase().WithCase(it => it with { State = "waiting" }).WithStep("fix", "open", "waiting"), "reset").ShouldBe(300_000);

    [Fact]
    public void Decisions_without_what_was_learned_of_failures_keep_their_chances() =>
        Chance(ACase(afterFailed: null).WithStep("fix", "open", "check"), "reset").ShouldBe(300_000);

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
