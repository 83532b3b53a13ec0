using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Candidates;

public sealed class NextStepChancesTests
{
    private static readonly NextStepContext s_state = new([], 100, 2, [new("fix", 50), new("ask", 50)]);

    [Fact]
    public void Weights_count_where_there_are_some_and_cases_in_older_decisions()
    {
        var counted = Of(new() { NextSteps = [s_state] });
        var weighed = Of(
            new()
            {
                NextSteps =
                [
                    s_state with
                    {
                        Weight = 98_000,
                        Next = [new("fix", 50) { Weight = 73_500 }, new("ask", 50) { Weight = 24_500 }],
                    },
                ],
            }
        );

        // counted: 50 / 102 each; weighed: 73.5 / 100 and 24.5 / 100
        counted.All.ShouldBe([new("fix", 490_196), new("ask", 490_196)]);
        weighed.All.ShouldBe([new("fix", 735_000), new("ask", 245_000)]);
        (counted.Weight, weighed.Weight).ShouldBe((100_000, 98_000));
    }

    [Fact]
    public void What_such_cases_do_more_often_than_all_is_more_probable_and_the_sum_stays()
    {
        // fix was done in half of the 200 cases in the state, in two thirds of the 90 cases of the issue, and in all of the 10 cases of the
        // product
        var chances = Of(
            new()
            {
                NextSteps = [s_state],
                Outcomes = new(10, 90, 200, [new("fix", 10, 10, 60, 50, 100, 90), new("ask", 0, 0, 30, 20, 100, 90)]),
            }
        );

        // fix: (60 + 10 * .5) / 100 = .65, (10 + 10 * .65) / 20 = .825, divided by .5 = 1.65; ask: .35, .175, .35; the sum is kept at 100 /
        // 102
        chances.All[0].Chance.ShouldBeInRange(808_800, 808_840);
        chances.All[1].Chance.ShouldBeInRange(171_550, 171_580);
        chances.Best.ShouldBe(chances.All[0].Chance);
        chances.All.Sum(each => each.Chance).ShouldBeInRange(980_380, 980_392);
    }

    [Fact]
    public void The_model_of_next_steps_speaks_where_there_is_one_and_counts_say_how_much_is_known()
    {
        var chances = Of(new() { NextSteps = [s_state], Forecast = new("model", [new("ask", 700_000), new("fix", 200_000)]) });

        chances.All.ShouldBe([new("ask", 700_000), new("fix", 200_000)]);
        (chances.Best, chances.Weight).ShouldBe((700_000, 100_000));
        (chances.Of("fix"), chances.Of("other")).ShouldBe((200_000, 0));
    }

    [Fact]
    public void Without_history_nothing_is_probable() => Of(new()).All.ShouldBeEmpty();

    private static NextStepChances Of(HistoryFacts history) =>
        SnapshotIndex.From(ASnapshot().WithAction("fix").WithAction("ask").WithHistory(_ => history).Build()).NextSteps;
}
