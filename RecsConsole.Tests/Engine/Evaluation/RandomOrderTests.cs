using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Evaluation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Evaluation;

/// <summary>The chance level of a ranking, compared with examples computed by hand and with drawn orders.</summary>
public sealed class RandomOrderTests
{
    private static readonly int[] s_grades = [1, 1, 0, 0, 0, 0, 0, 0];

    [Theory]
    [InlineData(4, 1, 0.25)]
    [InlineData(4, 3, 0.75)]
    [InlineData(4, 5, 1)]
    [InlineData(1, 1, 1)]
    public void Hit_is_the_share_of_places(int among, int k, double expected) => RandomOrder.HitAtK(among, k).ShouldBe(expected, 1e-12);

    [Theory]
    [InlineData(1, 3, 10, (1 + (1.0 / 2) + (1.0 / 3)) / 3)]
    [InlineData(1, 3, 1, 1.0 / 3)]
    [InlineData(2, 3, 10, (2.0 / 3) + (1.0 / 3 / 2))]
    [InlineData(3, 3, 10, 1)]
    [InlineData(0, 3, 10, 0)]
    public void Reciprocal_rank_equals_the_example_computed_by_hand(int relevant, int among, int k, double expected) =>
        RandomOrder.ReciprocalRankAtK(relevant, among, k).ShouldBe(expected, 1e-12);

    [Fact]
    public void Ndcg_is_the_mean_over_all_orders()
    {
        // grades 2, 1, 0 in all six orders
        int[][] orders =
        [
            [2, 1, 0],
            [2, 0, 1],
            [1, 2, 0],
            [1, 0, 2],
            [0, 2, 1],
            [0, 1, 2],
        ];

        foreach (var k in new[] { 1, 2, 3, 5 })
        {
            RandomOrder.NdcgAtK([2, 1], 3, k).ShouldBe(orders.Average(order => Ndcg.AtK(order, k)), 1e-12);
            RandomOrder.NdcgAtK([2, 1, 0], 3, k).ShouldBe(orders.Average(order => Ndcg.AtK(order, k)), 1e-12);
        }

        RandomOrder.NdcgAtK([], 3, 2).ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => RandomOrder.NdcgAtK([1, 1], 1, 2));
    }

    [Fact]
    public void Reciprocal_rank_is_that_of_drawn_orders()
    {
        var draw = new SplitMix64(7);
        var drawn = Enumerable.Range(0, 20_000).Average(_ => ReciprocalRank.AtK([.. s_grades.OrderBy(_ => draw.Below(1_000_000))], 5));

        RandomOrder.ReciprocalRankAtK(2, 8, 5).ShouldBe(drawn, 0.01);
    }
}
