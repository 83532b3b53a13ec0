using RecsConsole.Engine.Evaluation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Evaluation;

/// <summary>The threshold is the score at which the items shown have the best F1.</summary>
public sealed class LeastScoreTests
{
    // F1 by threshold, from the highest score down: 2/4, 4/5, 4/6, 4/7, 6/8
    [Fact]
    public void Threshold_has_the_best_F1() =>
        LeastScore
            .Of(
                [
                    [new(0.9, true), new(0.2, false)],
                    [new(0.5, true), new(0.1, false)],
                    [new(-1, true)],
                ],
                places: 5
            )
            .ShouldBe(0.5);

    [Fact]
    public void What_no_list_has_room_for_is_not_shown_and_counts_as_missed() =>
        LeastScore
            .Of(
                [
                    [new(0.9, false), new(0.8, true), new(0.7, true)],
                    [new(0.6, true)],
                ],
                places: 2
            )
            .ShouldBe(0.6);

    [Fact]
    public void Equal_scores_stay_together() =>
        LeastScore
            .Of(
                [
                    [new(0.9, true)],
                    [new(0.5, false)],
                    [new(0.5, true)],
                    [new(0.5, true)],
                ],
                places: 5
            )
            .ShouldBe(0.5);

    [Fact]
    public void Nothing_used_gives_no_threshold() =>
        LeastScore
            .Of(
                [
                    [new(0.9, false)],
                    [],
                ],
                places: 5
            )
            .ShouldBeNull();

    [Fact]
    public void No_other_threshold_is_better()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var lists = Enumerable.Range(0, 6).Select(_ => Some(random)).ToList();
            var scores = lists.SelectMany(list => list.Select(each => each.Score)).Distinct();
            var best = LeastScore.Of(lists, places: 3);
            if (best is { } least)
            {
                scores.ShouldAllBe(other => F1(lists, other) <= F1(lists, least) + 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(0.75, 0.1)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.25, 0.9)]
    public void Highest_threshold_that_keeps_a_share_of_the_used_items_of_the_first_places(double kept, double least) =>
        LeastScore
            .Keeping(
                [
                    [new(0.9, true), new(0.8, false), new(0.1, true), new(0.05, true)],
                    [new(0.5, true), new(0.4, false)],
                    [new(0.3, false)],
                    [new(0.1, true)],
                ],
                places: 3,
                kept,
                fewest: 4
            )
            .ShouldBe(least);

    [Fact]
    public void Too_few_used_items_give_no_threshold() =>
        LeastScore
            .Keeping(
                [
                    [new(0.9, true), new(0.8, false)],
                ],
                places: 3,
                kept: 0.95,
                fewest: 2
            )
            .ShouldBeNull();

    private static List<ScoredUse> Some(Random random) =>
        [.. Enumerable.Range(0, random.Next(6)).Select(_ => new ScoredUse(random.Next(8) / 8.0, random.Next(3) == 0))];

    private static double F1(IReadOnlyList<IReadOnlyList<ScoredUse>> lists, double least)
    {
        var shown = lists
            .SelectMany(list => list.OrderByDescending(each => each.Score).Take(3).Where(each => each.Score >= least))
            .ToList();
        return 2.0 * shown.Count(each => each.WasUsed) / (shown.Count + lists.Sum(list => list.Count(each => each.WasUsed)));
    }
}
