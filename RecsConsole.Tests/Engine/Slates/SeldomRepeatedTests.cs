using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Slates;

/// <summary>
/// For a log, a list does not begin with an action that was already done on the case, unless finished cases show that people repeat it.
/// </summary>
public sealed class SeldomRepeatedTests
{
    [Fact]
    public void What_was_done_and_is_seldom_repeated_gives_up_the_first_place()
    {
        var slate = Open(repeats: 5, of: 100);

        slate.Ids().ShouldBe(["close", "resolve"]);
        slate.Moves.ShouldContain(move => move.Rule == StandardSlatePolicy.RepeatRule && move.Id == "close" && move.To == 1);
    }

    [Fact]
    public void What_people_often_do_again_keeps_it() => Open(repeats: 25, of: 100).Ids()[0].ShouldBe("resolve");

    [Fact]
    public void Where_people_go_on_with_many_things_half_of_the_most_frequent_is_often_enough() =>
        ASnapshot()
            .WithAction("update", "activity")
            .WithAction("assign", "activity")
            .WithHistory(history =>
                history with
                {
                    NextSteps = [new([], 100, 8, [new("assign", 18), new("update", 10)])],
                    Forecast = new("model", [new("update", 300_000), new("assign", 200_000)]),
                }
            )
            .WithStep("update")
            .Open()
            .Slate(SlateKind.Action)
            .Ids()[0]
            .ShouldBe("update");

    [Fact]
    public void Repeats_of_cases_that_are_still_open_do_not_count() => Open(repeats: 3, of: 4).Ids()[0].ShouldBe("close");

    [Fact]
    public void What_was_not_done_yet_keeps_it() => Open(repeats: 5, of: 100, isDone: false).Ids()[0].ShouldBe("resolve");

    [Fact]
    public void A_repeat_that_is_far_likelier_keeps_it() => Open(repeats: 5, of: 100, close: 20_000).Ids()[0].ShouldBe("resolve");

    [Theory]
    [InlineData(2, "close")] // 2 of 90 had done it before
    [InlineData(5, "resolve")]
    [InlineData(null, "resolve")] // an older decision, which did not count them
    public void What_nearly_all_do_for_the_first_time_is_no_usual_repeat(int? before, string first) =>
        Open(repeats: 90, of: 100, before: before).Ids()[0].ShouldBe(first);

    [Theory]
    [InlineData(1, "update")] // nearly all who resolve do so for the first time, and the few who update have mostly done it before
    [InlineData(30, "resolve")] // neither is usual, so the likelier one stays
    public void What_is_done_once_gives_way_to_a_repeat_that_is_only_seldom(int before, string first) =>
        ASnapshot()
            .WithAction("resolve", "activity")
            .WithAction("update", "activity")
            .WithHistory(history =>
                history with
                {
                    NextSteps =
                    [
                        new(
                            [],
                            400,
                            9,
                            [new("close", 250) { Repeats = 0 }, new("resolve", 60) { Repeats = before }, new("update", 6) { Repeats = 5 }]
                        ),
                    ],
                    Forecast = new("model", [new("resolve", 400_000), new("update", 380_000)]),
                }
            )
            .WithStep("resolve")
            .WithStep("update")
            .Open()
            .Slate(SlateKind.Action)
            .Ids()[0]
            .ShouldBe(first);

    [Theory]
    [InlineData(1, new string[0])]
    [InlineData(5, new[] { "resolve" })] // the log has seen others do it
    public void Nothing_is_proposed_again_that_only_this_case_shows(int observed, string[] left)
    {
        var builder = ASnapshot().WithAction("resolve", "activity", from: "open", to: "open", observed: observed);

        builder.Open().Slate(SlateKind.Action).Ids().ShouldBe(["resolve"]);
        builder.WithStep("resolve").Open().Slate(SlateKind.Action).Ids().ShouldBe(left);
    }

    // the next-step model ranks the repeat first each time
    private static RecsConsole.Engine.Results.Recommendation Open(
        int repeats,
        int of,
        bool isDone = true,
        long close = 500_000,
        int? before = null
    )
    {
        var builder = ASnapshot()
            .WithAction("resolve", "activity")
            .WithAction("close", "activity")
            .WithHistory(history =>
                history with
                {
                    NextSteps = [new([], of, 2, [new("close", of - repeats), new("resolve", repeats) { Repeats = before }])],
                    Forecast = new("model", [new("resolve", 600_000), new("close", close)]),
                }
            );
        return (isDone ? builder.WithStep("resolve") : builder).Open().Slate(SlateKind.Action);
    }
}
