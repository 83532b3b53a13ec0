using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Boosting.Training.Bins;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Boosting;

public sealed class ColumnBinsTests
{
    [Fact]
    public void Few_values_have_a_bin_each_with_bounds_between()
    {
        var bins = ColumnBins.OfNumbers([1, 1, 2, 5], hasMissing: false, max: 255);

        bins.Bounds.ShouldBe([1.5, 3.5, double.PositiveInfinity]);
        ((double[])[-9, 1, 1.5, 1.6, 5, 99]).Select(bins.Of).ShouldBe([0, 0, 0, 1, 2, 2]);
    }

    [Theory]
    [InlineData(255)]
    [InlineData(16)]
    [InlineData(2)]
    public void Many_values_share_bins_evenly(int max)
    {
        var draws = new SplitMix64(1);
        var values = Enumerable.Range(0, 50_000).Select(_ => SyntheticRows.Unit(draws)).Order().ToArray();

        var bins = ColumnBins.OfNumbers(values, hasMissing: false, max);

        bins.Count.ShouldBe(max);
        var counts = values.GroupBy(bins.Of).Select(bin => bin.Count()).ToList();
        counts.Count.ShouldBe(max);
        counts.Max().ShouldBeLessThan((50_000 / max * 11 / 10) + 2);
    }

    [Fact]
    public void Frequent_value_gets_a_bin_of_its_own()
    {
        double[] values =
        [
            .. Enumerable.Range(1, 500).Select(i => i / 1000.0),
            .. Enumerable.Repeat(0.6, 5_000),
            .. Enumerable.Range(700, 300).Select(i => i / 1000.0),
        ];

        var bins = ColumnBins.OfNumbers(values, hasMissing: false, max: 20);

        values.Count(value => bins.Of(value) == bins.Of(0.6)).ShouldBe(5_000);
    }

    [Fact]
    public void Bin_of_a_value_agrees_with_the_thresholds_that_the_model_will_use()
    {
        var draws = new SplitMix64(2);
        var values = Enumerable.Range(0, 9_000).Select(_ => SyntheticRows.Unit(draws) * 1e-3).Order().ToArray();
        var bins = ColumnBins.OfNumbers(values, hasMissing: true, max: 100);

        foreach (var value in values)
        {
            var bin = bins.Of(value);
            (value <= bins.Bounds[bin]).ShouldBeTrue();
            (bin == 0 || value > bins.Bounds[bin - 1]).ShouldBeTrue();
        }

        bins.Of(double.NaN).ShouldBe((byte)99);
    }

    [Fact]
    public void Rare_and_unknown_categories_are_with_the_missing_ones()
    {
        var bins = ColumnBins.OfCategories(
            new Dictionary<int, int>
            {
                [7] = 5,
                [3] = 9,
                [1] = 1,
            },
            max: 3
        );

        ((double[])[3, 7, 1, 55, -4, double.NaN]).Select(bins.Of).ShouldBe([0, 1, 2, 2, 2, 2]);
    }
}
