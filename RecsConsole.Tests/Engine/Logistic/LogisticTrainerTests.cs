using RecsConsole.Engine.Training;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Logistic;

public sealed class LogisticTrainerTests
{
    [Fact]
    public void Two_groups_give_the_log_odds_computed_by_hand()
    {
        // 1 of 4 rows succeeds without the column and 3 of 4 with it: intercept ln(1/3), weight 2 ln 3
        double[][] rows =
        [
            [0],
            [0],
            [0],
            [0],
            [1],
            [1],
            [1],
            [1],
        ];
        double[] targets = [1, 0, 0, 0, 1, 1, 1, 0];

        var fit = LogisticTrainer.Train(rows, targets, l2: 1e-9);

        fit.Intercept.ShouldBe(Math.Log(1.0 / 3), 1e-6);
        fit.Weights[0].ShouldBe(2 * Math.Log(3), 1e-6);
        fit.Standardised[0].ShouldBe(Math.Log(3), 1e-6); // the standard deviation of four 0 and four 1 is one half
    }

    [Fact]
    public void Penalty_draws_weights_to_zero_but_not_the_intercept()
    {
        double[][] rows =
        [
            [0],
            [0],
            [1],
            [1],
        ];
        double[] targets = [1, 1, 1, 0];

        var fit = LogisticTrainer.Train(rows, targets, l2: 1e6);

        fit.Weights[0].ShouldBe(0, 1e-4);
        fit.Intercept.ShouldBe(Math.Log(3), 1e-4);
    }

    [Fact]
    public void Separable_rows_and_columns_that_never_vary_stay_finite()
    {
        double[][] rows =
        [
            [0, 7],
            [0.1, 7],
            [0.9, 7],
            [1, 7],
        ];
        double[] targets = [0, 0, 1, 1];

        var fit = LogisticTrainer.Train(rows, targets, l2: 0.1);

        fit.Weights[0].ShouldBeInRange(1, 20);
        fit.Weights[1].ShouldBe(0);
        double.IsFinite(fit.Intercept).ShouldBeTrue();
    }

    [Fact]
    [Trait("Req", "R76")]
    public void Same_rows_give_the_same_weights_bit_for_bit()
    {
        var (rows, targets) = Sample();

        var first = LogisticTrainer.Train(rows, targets, 1);
        var second = LogisticTrainer.Train(rows, targets, 1);

        second.Weights.ShouldBe(first.Weights);
        second.Intercept.ShouldBe(first.Intercept);
    }

    [Fact]
    public void Hidden_weights_are_found_again()
    {
        var (rows, targets) = Sample();

        var fit = LogisticTrainer.Train(rows, targets, 0.01);

        fit.Weights[0].ShouldBe(3, 0.15);
        fit.Weights[1].ShouldBe(-2, 0.15);
        fit.Intercept.ShouldBe(-0.5, 0.1);
    }

    [Fact]
    [Trait("Req", "R113")]
    public void Checkpoint_ends_the_training()
    {
        var (rows, targets) = Sample();
        var steps = 0;

        Should.Throw<OperationCanceledException>(() =>
            LogisticTrainer.Train(
                rows,
                targets,
                1,
                () =>
                {
                    if (++steps == 2)
                    {
                        throw new OperationCanceledException();
                    }
                }
            )
        );
    }

    // targets are the exact probabilities, so that the weights are found without sampling noise
    private static (double[][] Rows, double[] Targets) Sample()
    {
        var rows = Enumerable.Range(0, 400).Select(i => new[] { i % 20 / 19.0, i / 20 / 19.0 }).ToArray();
        return (rows, [.. rows.Select(row => 1 / (1 + Math.Exp(-((3 * row[0]) - (2 * row[1]) - 0.5))))]);
    }
}
