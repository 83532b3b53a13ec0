using RecsConsole.Engine.Evaluation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Evaluation;

public sealed class WeightHistogramTests
{
    [Fact]
    public void Each_weight_is_in_one_of_ten_bins_with_its_share_of_the_whole()
    {
        var bins = WeightHistogram.Of([0, 0, 0, 1, 1.5, 2.5, 45, 150]);

        bins.Count.ShouldBe(10);
        bins.Select(bin => bin.Rows).ShouldBe([3, 0, 1, 1, 1, 0, 0, 1, 0, 1]);
        bins.Sum(bin => bin.Share).ShouldBe(1, 1e-12);
        bins[^1].ShouldBe(new(100, double.PositiveInfinity, 1, 0.75));
        bins[0].ShouldBe(new(0, 0, 3, 0));
    }

    [Fact]
    public void Log_without_weight_has_all_rows_in_the_first_bin()
    {
        var bins = WeightHistogram.Of([0, 0]);

        bins[0].Rows.ShouldBe(2);
        bins.ShouldAllBe(bin => bin.Share == 0);
    }

    [Fact]
    public void Value_of_a_policy_comes_with_the_picture_of_its_weights()
    {
        var value = OffPolicyEstimator.Of([new("a", 1, 0.5, 1), new("b", 0, 0.5, 0), new("a", 0, 0.25, 1)]);

        value.Overlap.Weights.Sum(bin => bin.Rows).ShouldBe(3);
        value.Overlap.Weights.Single(bin => bin.To == 2).Rows.ShouldBe(1);
        value.Overlap.Weights.Single(bin => bin.To == 5).Rows.ShouldBe(1);
    }
}
