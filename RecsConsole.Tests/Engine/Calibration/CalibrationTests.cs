using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Training;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Calibration;

public sealed class CalibrationTests
{
    [Fact]
    [Trait("Req", "R74")]
    public void Pooled_steps_equal_the_example_computed_by_hand()
    {
        // outcomes 0 1 0 1 1: the outcomes 1, 0 at scores 2, 3 are out of order and are pooled to one half at 2.5
        var map = IsotonicCalibration.Fit([1, 2, 3, 4, 5], [false, true, false, true, true]);

        map.Problem().ShouldBeNull();
        map.Points.ShouldBe([
            new(1_000_000, 142_857), // kept above 0 by 1 / (5 + 2)
            new(2_500_000, 500_000),
            new(4_500_000, 857_143),
        ]);
        map.Apply(3_500_000).ShouldBe(678_571);
    }

    [Fact]
    [Trait("Req", "R74")]
    public void Sigmoid_finds_the_probabilities_that_drew_the_outcomes()
    {
        var (scores, outcomes) = Sample(4_000);

        var map = PlattCalibration.Fit(scores, outcomes);

        FixedPoint.ToDouble(map.Slope).ShouldBe(1.5, 0.1);
        FixedPoint.ToDouble(map.Intercept).ShouldBe(-1, 0.1);
    }

    [Fact]
    public void Scores_that_say_nothing_or_the_contrary_give_the_share_of_successes()
    {
        var map = PlattCalibration.Fit([1, 2, 3, 4], [true, true, true, false]);

        map.Slope.ShouldBe(0);
        map.Apply(0).ShouldBe(map.Apply(5_000_000));
        FixedPoint.ToDouble(map.Apply(0)).ShouldBe(4.0 / 6, 1e-6);
    }

    [Fact]
    public void Choice_takes_the_sigmoid_where_outcomes_follow_one()
    {
        var (scores, outcomes) = Sample(1_200);

        CalibrationChoice.Fit(scores, outcomes).Method.ShouldBe(CalibrationMap.Platt);
    }

    [Theory]
    [InlineData(100, CalibrationMap.Platt)]
    [InlineData(300, CalibrationMap.Platt)]
    [InlineData(399, CalibrationMap.Platt)]
    [InlineData(400, CalibrationMap.Isotonic)]
    public void Choice_tries_steps_from_four_hundred_rows_on_where_they_do_better_on_fewer_too(int rows, string method)
    {
        var scores = Sample(rows).Scores;
        var outcomes = Flattened(scores);

        // isotonic does better at every size, so only the number of rows decides
        LaterError(IsotonicCalibration.Fit, scores, outcomes).ShouldBeLessThan(LaterError(PlattCalibration.Fit, scores, outcomes));
        CalibrationChoice.Fit(scores, outcomes).Method.ShouldBe(method);
    }

    [Fact]
    public void Choice_takes_steps_where_they_do_better_on_later_rows()
    {
        var scores = Sample(1_200).Scores;

        CalibrationChoice.Fit(scores, Flattened(scores)).Method.ShouldBe(CalibrationMap.Isotonic);
    }

    [Fact]
    public void Choice_is_sound_where_outcomes_rise_and_fall_again()
    {
        var scores = Sample(1_200).Scores;

        CalibrationChoice.Fit(scores, [.. scores.Select(score => (score > 0.5) ^ (score > 1.5))]).Problem().ShouldBeNull();
    }

    // 30 % succeed up to a score of 1 and all above it: no sigmoid has this step
    private static List<bool> Flattened(IReadOnlyList<double> scores) =>
        [.. scores.Select((score, i) => (i * 7 % 10) < (score > 1 ? 10 : 3))];

    // mean squared error on the later half, of a map that was fitted on the earlier half
    private static double LaterError(
        Func<IReadOnlyList<double>, IReadOnlyList<bool>, CalibrationMap> fit,
        List<double> scores,
        List<bool> outcomes
    )
    {
        var half = scores.Count / 2;
        var map = fit(scores[..half], outcomes[..half]);
        return Enumerable
            .Range(half, scores.Count - half)
            .Average(i => Math.Pow((map.Apply((long)Math.Round(scores[i] * 1_000_000)) / 1e6) - (outcomes[i] ? 1 : 0), 2));
    }

    // the share of positive outcomes follows the sigmoid of 1.5 s - 1
    private static (List<double> Scores, List<bool> Outcomes) Sample(int count)
    {
        var scores = Enumerable.Range(0, count).Select(i => i * 37 % 100 / 40.0 - 0.5).ToList();
        var outcomes = scores.Select((score, i) => i * 61 % 101 / 101.0 < 1 / (1 + Math.Exp(1 - (1.5 * score)))).ToList();
        return (scores, outcomes);
    }
}
