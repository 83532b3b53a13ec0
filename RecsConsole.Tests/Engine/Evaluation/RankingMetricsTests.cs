using FsCheck;
using FsCheck.Fluent;
using RecsConsole.Engine.Evaluation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Evaluation;

/// <summary>Each metric is compared with an example that was computed by hand.</summary>
public sealed class RankingMetricsTests
{
    [Theory]
    [InlineData(new[] { 2, 0, 0 }, 3, 1.0)]
    [InlineData(new[] { 0, 0, 1, 1 }, 3, 1.0 / 3)]
    [InlineData(new[] { 0, 0, 0, 1 }, 3, 0)]
    [InlineData(new int[0], 3, 0)]
    [Trait("Req", "R114")]
    public void Reciprocal_rank_is_one_over_the_first_relevant_rank(int[] grades, int k, double expected) =>
        ReciprocalRank.AtK(grades, k).ShouldBe(expected, 1e-12);

    [Fact]
    [Trait("Req", "R114")]
    public void Ndcg_equals_the_example_computed_by_hand()
    {
        // grades 1, 0, 2 have the best order 2, 1, 0: DCG = 1 / log2 2 + 0 + 3 / log2 4 = 2.5; best = 3 + 1 / log2 3 = 3.630930
        Ndcg.AtK([1, 0, 2], 3).ShouldBe(2.5 / 3.6309297535714573, 1e-12);
        Ndcg.AtK([1, 0, 2], 2).ShouldBe(1 / 3.6309297535714573, 1e-12); // the best order is not limited to what was shown
        Ndcg.AtK([2, 1, 0], 3).ShouldBe(1, 1e-12);
        Ndcg.AtK([0, 0], 3).ShouldBe(0);
    }

    [Fact]
    public void Ndcg_is_between_zero_and_one_for_any_ranking() =>
        Prop.ForAll(Gen.Choose(0, 4).ListOf().ToArbitrary(), grades => Ndcg.AtK([.. grades], k: 10) is >= 0 and <= 1 + 1e-12)
            .QuickCheckThrowOnFailure();

    [Fact]
    [Trait("Req", "R114")]
    public void Recall_is_the_share_of_relevant_items_within_k()
    {
        Recall.AtK([1, 0, 2, 0, 1], 3).ShouldBe(2.0 / 3);
        Recall.AtK([0, 0, 0, 1], 3).ShouldBe(0);
        Recall.AtK([0, 0], 3).ShouldBeNull();
    }

    [Fact]
    [Trait("Req", "R74")]
    [Trait("Req", "R114")]
    public void Calibration_error_equals_the_example_computed_by_hand()
    {
        // bin 0.2-0.3: four at .25, of which one is true, gap 0; bin 0.9-1: two at .95, of which one is true, gap .45; (4 x 0 + 2 x .45) /
        // 6
        Prediction[] predictions =
        [
            new(0.25, true),
            new(0.25, false),
            new(0.25, false),
            new(0.25, false),
            new(0.95, true),
            new(0.95, false),
        ];

        Reliability.Error(predictions).ShouldBe(0.15, 1e-12);
        Reliability.CellsOf(predictions).ShouldBe([new(0.2, 0.3, 4, 0.25, 0.25), new(0.9, 1.0, 2, 0.95, 0.5)]);
        Reliability.CellsOf([new(1, true)])[0].To.ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R74")]
    public void Brier_score_and_skill_equal_the_example_computed_by_hand()
    {
        // errors .2, .2, .4 and .1, squared .04, .04, .16 and .01; two of four came true: the constant .5 has .25
        Prediction[] predictions = [new(0.8, true), new(0.2, false), new(0.4, false), new(0.9, true)];

        Brier.Score(predictions).ShouldBe(0.0625, 1e-12);
        Brier.OfBaseRate(predictions).ShouldBe(0.25, 1e-12);
        Brier.Skill(predictions).ShouldBe(0.75, 1e-12);
    }

    [Fact]
    [Trait("Req", "R74")]
    public void Constant_without_a_calibration_error_has_no_skill()
    {
        Prediction[] constant = [new(0.25, true), new(0.25, false), new(0.25, false), new(0.25, false)];
        Prediction[] wrong = [new(0.9, false), new(0.1, true)];

        Reliability.Error(constant).ShouldBe(0, 1e-12);
        Brier.Skill(constant).ShouldBe(0, 1e-12);
        Brier.Skill(wrong).ShouldBeLessThan(0);
        Brier.Skill([new(0.9, true), new(0.8, true)]).ShouldBe(0, "nothing to tell apart");
        Brier.Skill([]).ShouldBe(0);
    }

    [Fact]
    [Trait("Req", "R123")]
    public void Interval_holds_the_mean_narrows_with_n_and_is_the_same_again()
    {
        var few = Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? 1.0 : 0.0).ToList();
        var many = Enumerable.Range(0, 2_000).Select(i => i % 2 == 0 ? 1.0 : 0.0).ToList();

        var wide = Bootstrap.Mean(few);
        var narrow = Bootstrap.Mean(many);

        wide.Value.ShouldBe(0.5);
        wide.N.ShouldBe(20);
        // n draws at a rate of one half: the interval is close to .5 +- 1.96 x .5 / sqrt n
        (wide.High - wide.Low).ShouldBe(2 * 1.96 * 0.5 / Math.Sqrt(20), 0.1);
        (narrow.High - narrow.Low).ShouldBe(2 * 1.96 * 0.5 / Math.Sqrt(2_000), 0.01);
        Bootstrap.Mean(few).ShouldBe(wide);
    }

    [Fact]
    [Trait("Req", "R123")]
    public void Interval_of_values_in_groups_counts_the_groups()
    {
        // twenty cases with ten equal values each: the interval is that of twenty values, not of two hundred
        var values = Enumerable.Range(0, 200).Select(i => new GroupedValue(new(i / 10, 0, 0, new byte[8]), i / 10 % 2)).ToList();

        var byGroup = Bootstrap.MeanByGroup(values);

        (byGroup.Value, byGroup.N).ShouldBe((0.5, 200));
        (byGroup.High - byGroup.Low).ShouldBe(2 * 1.96 * 0.5 / Math.Sqrt(20), 0.1);
        Bootstrap.MeanByGroup([]).ShouldBe(new Estimate(0, 0, 1, 0));
    }

    [Fact]
    [Trait("Req", "R123")]
    public void Nothing_measured_is_said_with_the_widest_interval() => Bootstrap.Mean([]).ShouldBe(new Estimate(0, 0, 1, 0));
}
