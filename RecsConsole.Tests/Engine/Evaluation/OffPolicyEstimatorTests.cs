using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Evaluation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Evaluation;

public sealed class OffPolicyEstimatorTests
{
    private static readonly double[] s_logging = [0.6, 0.3, 0.1];
    private static readonly double[] s_success = [0.2, 0.4, 0.6];

    [Fact]
    public void Estimates_are_those_computed_by_hand()
    {
        // weights 1, 2, 0.5
        LoggedReward[] rows = [new("a", 1, 0.5, 0.5), new("b", 2, 0.25, 0.5), new("a", 0, 0.5, 0.25)];

        var value = OffPolicyEstimator.Of(rows);

        value.OnPolicyMean.ShouldBe(1, 1e-12);
        value.Ips.ShouldBe(5 / 3.0, 1e-12);
        value.Snips.ShouldBe(5 / 3.5, 1e-12);
        value.Overlap.MeanWeight.ShouldBe(3.5 / 3, 1e-12);
        value.Overlap.MaxWeight.ShouldBe(2);
        value.Overlap.EffectiveSampleSize.ShouldBe(3.5 * 3.5 / 5.25, 1e-12);
        value.Verdict.ShouldBe(PolicyVerdict.Refused);
    }

    [Fact]
    public void The_logging_policy_itself_is_worth_what_it_earned()
    {
        var rows = Log(2_000, seed: 1).Select(row => row with { TargetProbability = row.Propensity }).ToList();

        var value = OffPolicyEstimator.Of(rows);

        value.Ips.ShouldBe(value.OnPolicyMean, 1e-12);
        value.Snips.ShouldBe(value.OnPolicyMean, 1e-12);
        value.Overlap.EffectiveSampleSize.ShouldBe(2_000, 1e-6);
        value.Verdict.ShouldBe(PolicyVerdict.NoDifference);
    }

    [Fact]
    public void Interval_covers_the_truth_about_95_times_in_100_and_the_reward_model_lowers_the_variance()
    {
        var truth = s_success.Average();
        var values = Enumerable.Range(1, 600).Select(seed => OffPolicyEstimator.Uniform(Log(1_000, (ulong)seed))).ToList();

        var covered = values.Count(value => value.DoublyRobust.Low <= truth && truth <= value.DoublyRobust.High) / 600.0;

        covered.ShouldBeInRange(0.925, 0.975);
        values.Average(value => value.DoublyRobust.Value).ShouldBe(truth, 0.003);
        values.Average(value => value.Ips).ShouldBe(truth, 0.005);
        Variance(values.Select(value => value.DoublyRobust.Value)).ShouldBeLessThan(0.9 * Variance(values.Select(value => value.Ips)));
    }

    [Fact]
    public void A_better_policy_and_a_worse_one_are_told_apart()
    {
        var rows = Log(5_000, seed: 3);

        OffPolicyEstimator.Uniform(rows).Verdict.ShouldBe(PolicyVerdict.Better, "uniform takes the best action more often");
        OffPolicyEstimator
            .Of([.. rows.Select(row => row with { TargetProbability = row.Action == "0" ? 1 : 0 })])
            .Verdict.ShouldBe(PolicyVerdict.Worse);
    }

    [Fact]
    public void Too_few_rows_are_refused_with_the_number_still_needed()
    {
        var few = OffPolicyEstimator.Uniform(Log(150, seed: 4));

        few.Verdict.ShouldBe(PolicyVerdict.Refused);
        var needed = (int)few.Overlap.RowsStillNeeded;
        needed.ShouldBeGreaterThan(0);
        var enough = OffPolicyEstimator.Uniform(Log(150 + (2 * needed), seed: 5));
        enough.Overlap.EffectiveSampleSize.ShouldBeGreaterThan(enough.Overlap.NeededSampleSize);
        enough.Overlap.RowsStillNeeded.ShouldBe(0);
    }

    [Fact]
    public void Rare_successes_need_many_rows()
    {
        var rows = Log(2_000, seed: 6).Select((row, i) => row with { Reward = i % 500 == 0 ? 1 : 0 }).ToList();

        OffPolicyEstimator.Uniform(rows).Verdict.ShouldBe(PolicyVerdict.Refused);
    }

    [Fact]
    public void A_target_that_the_log_never_follows_is_refused()
    {
        var value = OffPolicyEstimator.Of([.. Log(500, seed: 7).Select(row => row with { TargetProbability = 0 })]);

        value.Verdict.ShouldBe(PolicyVerdict.Refused);
        value.Snips.ShouldBe(0);
        value.Overlap.EffectiveSampleSize.ShouldBe(0);
        value.Overlap.RowsStillNeeded.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Propensities_that_were_not_used_are_noticed()
    {
        var rows = Log(5_000, seed: 8).Select(row => row with { Propensity = row.Propensity / 2 }).ToList();

        OffPolicyEstimator.Uniform(rows).Verdict.ShouldBe(PolicyVerdict.PropensitiesDoNotFit);
    }

    [Theory]
    [InlineData(0, 0.5, 1)]
    [InlineData(1.5, 0.5, 1)]
    [InlineData(0.5, -0.1, 1)]
    [InlineData(0.5, 0.5, double.NaN)]
    public void Impossible_rows_are_refused(double propensity, double target, double reward)
    {
        LoggedReward[] rows = [new("a", 1, 0.5, 0.5), new("a", reward, propensity, target)];

        Should.Throw<ArgumentException>(() => OffPolicyEstimator.Of(rows));
    }

    [Fact]
    public void One_row_has_no_interval() => Should.Throw<ArgumentException>(() => OffPolicyEstimator.Of([new("a", 1, 0.5, 0.5)]));

    private static List<LoggedReward> Log(int rows, ulong seed)
    {
        var draw = new SplitMix64(seed);
        return
        [
            .. Enumerable
                .Range(0, rows)
                .Select(_ =>
                    draw.Below(1_000) switch
                    {
                        < 600 => 0,
                        < 900 => 1,
                        _ => 2,
                    }
                )
                .Select(action => new LoggedReward(
                    $"{action}",
                    draw.Below(1_000) < s_success[action] * 1_000 ? 1 : 0,
                    s_logging[action],
                    0
                )),
        ];
    }

    private static double Variance(IEnumerable<double> values)
    {
        var all = values.ToList();
        var mean = all.Average();
        return all.Average(each => (each - mean) * (each - mean));
    }
}
