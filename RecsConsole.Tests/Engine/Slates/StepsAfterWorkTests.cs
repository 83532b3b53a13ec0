using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Slates;

/// <summary>A check whether the repair helped is not the first thing to do on a case.</summary>
public sealed class StepsAfterWorkTests
{
    [Fact]
    public void What_similar_cases_took_only_after_other_work_comes_last_and_is_low()
    {
        var slate = Checked(after: 8, atOnce: 0).Open().Slate(SlateKind.Action);

        slate.Ids()[^1].ShouldBe("check");
        slate
            .Item("check")
            .ConfidenceReason()
            .ShouldBe("Low: nothing else was done about this case yet, and 8 of 8 similar cases took it after other work");
    }

    [Fact]
    public void Once_something_was_done_the_record_decides()
    {
        var builder = Checked(after: 8, atOnce: 0).WithStep("call");

        IsLast(builder).ShouldBeFalse();
        builder.Open().Slate(SlateKind.Action).Item("check").Confidence.Label.ShouldNotBe(ConfidenceLabel.Low);
    }

    [Fact]
    public void Taking_the_case_is_no_work_on_it() => IsLast(Checked(after: 8, atOnce: 0).WithStep("take")).ShouldBeTrue();

    [Theory]
    [InlineData(2, 0)] // too few to say
    [InlineData(8, 3)] // some began with it
    public void Otherwise_it_keeps_its_place(int after, int atOnce) => IsLast(Checked(after, atOnce)).ShouldBeFalse();

    [Fact]
    public void Work_on_the_problem_may_be_tried_at_once()
    {
        var slate = ASnapshot()
            .WithAction("call", "communicate")
            .WithAction("fix")
            .WithSimilarCases(8, "fix", (_, hit) => hit with { Steps = [new("call", "open"), new("fix", "open")] })
            .Open()
            .Slate(SlateKind.Action);

        slate.Item("fix").Confidence.Label.ShouldNotBe(ConfidenceLabel.Low);
    }

    private static bool IsLast(SnapshotBuilder builder) => builder.Open().Slate(SlateKind.Action).Ids()[^1] == "check";

    // each case ends with a check, so that more cases took it than any other step
    private static SnapshotBuilder Checked(int after, int atOnce) =>
        ASnapshot()
            .WithAction("take", "assign")
            .WithAction("call", "communicate")
            .WithAction("check", "investigate")
            .WithAction("fix")
            .WithSimilarCases(
                after,
                "fix",
                (i, hit) => hit with { Steps = [new("take", "open"), new(i % 2 == 0 ? "call" : "fix", "open"), new("check", "open")] }
            )
            .WithSimilarCases(atOnce, "fix", (_, hit) => hit with { Steps = [new("check", "open"), new("fix", "open")] });
}
