using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Evaluation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Evaluation;

/// <summary>Tests of differences are compared with tables and hand computation, and must rarely reject where nothing differs.</summary>
public sealed class ComparisonTests
{
    private const int Seeds = 2_000;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1.96, 0.049996)]
    [InlineData(-2.5758, 0.0100)]
    [InlineData(5, 5.733e-7)]
    public void Normal_tail_is_that_of_the_tables(double z, double p) => NormalTail.TwoSided(z).ShouldBe(p, (p * 1e-3) + 1e-9);

    [Theory]
    [InlineData(3.841, 1, 0.05)]
    [InlineData(5.991, 2, 0.05)]
    [InlineData(7.815, 3, 0.05)]
    [InlineData(9.488, 4, 0.05)]
    [InlineData(15.086, 5, 0.01)]
    [InlineData(18.307, 10, 0.05)]
    public void Chi_square_tail_is_that_of_the_tables(double x, int freedom, double p) =>
        ChiSquareTail.Above(x, freedom).ShouldBe(p, p * 2e-3);

    [Fact]
    public void Stability_index_is_as_computed_by_hand()
    {
        var found = PopulationStability.From(Groups(50, 50), Groups(70, 30))!;

        // with half a row added to each group: 0.5 and 0.5 against 70.5 / 101 and 30.5 / 101
        found.Index.ShouldBe(0.1659, 0.0001);
        // 0.1659 divided by 2 / 100 is a chi-square of 8.296 with one degree of freedom
        found.PValue.ShouldBe(0.0040, 0.0001);
    }

    [Fact]
    public void Groups_that_are_too_small_are_taken_together_and_one_alone_says_nothing()
    {
        PopulationStability.From(Groups(100, 1), Groups(100, 0)).ShouldNotBeNull().PValue.ShouldBeGreaterThan(0.2);
        PopulationStability.From(Groups(3, 2), Groups(2, 3)).ShouldBeNull();
        PopulationStability.From(Groups(), Groups(5, 5)).ShouldBeNull();
    }

    [Fact]
    public void Two_proportions_are_compared_as_computed_by_hand() =>
        // the pooled rate is 0.4; 0.2 divided by the root of 0.0048 is 2.887
        TwoProportions.PValue(30, 100, 50, 100).ShouldBe(0.00389, 0.00001);

    [Fact]
    public void Distance_of_distributions_is_as_computed_by_hand()
    {
        var found = KolmogorovSmirnov.From(Enumerable.Range(1, 10).Select(i => (long)i), Enumerable.Range(6, 10).Select(i => (long)i))!;

        found.Distance.ShouldBe(0.5, 1e-12);
        found.PValue.ShouldBe(0.1108, 0.0001); // 2.405 * 0.5 = 1.2026, whose tail is 2 exp(-2 x 1.4463)
    }

    [Fact]
    public void Corrected_values_are_those_of_the_procedure_in_the_order_given() =>
        BenjaminiHochberg.Correct([0.01, 0.04, 0.03, 0.005]).ShouldBe([0.02, 0.04, 0.04, 0.02], 1e-12);

    [Fact]
    public void One_stratum_is_compared_as_computed_by_hand()
    {
        var found = MantelHaenszel.From([new(30, 100, 50, 100)])!;

        found.Difference.ShouldBe(-0.2, 1e-12);
        found.PValue.ShouldBe(0.00398, 0.00001); // 10 below the expected number, divided by the root of 12.06
    }

    [Fact]
    public void Segment_that_only_has_more_of_the_hard_cases_is_not_worse()
    {
        // both sides succeed in 80 % of the easy and 20 % of the hard cases; one has 10 easy and 90 hard cases, the other 90 easy and 10
        // hard
        var found = MantelHaenszel.From([new(8, 10, 72, 90), new(18, 90, 2, 10)])!;

        found.Difference.ShouldBe(0, 1e-12);
        found.PValue.ShouldBe(1, 1e-6);
    }

    [Fact]
    public void Where_nothing_shifted_each_test_fires_about_as_often_as_it_says()
    {
        var (index, distance, rate) = (0, 0, 0);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new SplitMix64((ulong)seed);
            index += PopulationStability.From(Draw(random, 300, 5), Draw(random, 400, 5))!.PValue < 0.05 ? 1 : 0;
            distance += KolmogorovSmirnov.From(Scores(random, 150), Scores(random, 200))!.PValue < 0.05 ? 1 : 0;
            rate += TwoProportions.PValue(Hits(random, 200, 3), 200, Hits(random, 250, 3), 250) < 0.05 ? 1 : 0;
        }

        ((double)index / Seeds).ShouldBeInRange(0.035, 0.065);
        ((double)distance / Seeds).ShouldBeInRange(0.03, 0.06);
        ((double)rate / Seeds).ShouldBeInRange(0.035, 0.065);
    }

    private static Dictionary<string, long> Groups(params long[] counts) =>
        counts.Select((count, at) => (at, count)).ToDictionary(each => $"g{each.at}", each => each.count, StringComparer.Ordinal);

    // the first group is drawn twice as often as each of the others
    private static Dictionary<string, long> Draw(SplitMix64 random, int count, int groups)
    {
        var counts = new long[groups];
        for (var i = 0; i < count; i++)
        {
            counts[random.Below(groups + 1) % groups]++;
        }

        return Groups(counts);
    }

    private static long[] Scores(SplitMix64 random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (long)random.Below(1_000_000))];

    private static int Hits(SplitMix64 random, int count, int oneIn) => Enumerable.Range(0, count).Count(_ => random.Below(oneIn) == 0);
}
