using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.LightGbm;
using RecsConsole.Engine.Boosting.Training;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Boosting;

public sealed class BoostingTrainerTests
{
    private static readonly BoostingSettings s_regression = new() { Objective = BoostingObjective.Regression, Trees = 60 };

    [Theory]
    [InlineData(BoostingObjective.Binary)]
    [InlineData(BoostingObjective.Regression)]
    [InlineData(BoostingObjective.LambdaRank)]
    [InlineData(BoostingObjective.Choice)]
    public void Any_number_of_threads_writes_the_same_bytes(BoostingObjective objective)
    {
        // more rows than one work item of any kind takes
        var data = objective switch
        {
            BoostingObjective.LambdaRank => SyntheticRows.Queries(3_000, 3),
            BoostingObjective.Choice => SyntheticRows.Choices(3_000, 3),
            _ => SyntheticRows.Of(40_001, 11, 3, row => Math.Round(row[0] * row[1] > 0.3 ? 1 : 0.0), missing: 0.05),
        };
        var settings = new BoostingSettings
        {
            Objective = objective,
            Trees = 8,
            BaggingFraction = 0.8,
            FeatureFraction = 0.7,
        };

        var one = Bytes(BoostingTrainer.Fit(data, settings).Model);

        foreach (var threads in (int[])[2, 4])
        {
            Bytes(BoostingTrainer.Fit(data, settings with { Threads = threads }).Model).ShouldBe(one);
        }
    }

    [Fact]
    public void A_choice_gives_each_row_of_a_query_its_probability()
    {
        var data = SyntheticRows.Choices(2_000, 5);

        var model = BoostingTrainer.Fit(data, new() { Objective = BoostingObjective.Choice, Trees = 40 }).Model;

        // a row is chosen with a probability proportional to exp(3 x), where x is its first column
        var high = model.Predict([0.9, 0.5, 0.5, 0.5, 0.5, 0.5]);
        var low = model.Predict([0.1, 0.5, 0.5, 0.5, 0.5, 0.5]);
        (high - low).ShouldBe(3 * 0.8, 0.6);
    }

    [Fact]
    public void Rows_that_start_from_the_right_scores_leave_nothing_to_learn()
    {
        var data = SyntheticRows.Choices(2_000, 5);
        BoostingData started = new(data.Columns, data.Values, data.Labels)
        {
            Queries = data.Queries,
            Starts = [.. Enumerable.Range(0, data.Rows).Select(row => 3 * data.Row(row)[0])],
        };

        var model = BoostingTrainer.Fit(started, new() { Objective = BoostingObjective.Choice, Trees = 5 }).Model;

        Math.Abs(model.Predict([0.9, 0.5, 0.5, 0.5, 0.5, 0.5]) - model.Predict([0.1, 0.5, 0.5, 0.5, 0.5, 0.5])).ShouldBeLessThan(0.2);
    }

    [Fact]
    public void A_query_without_one_chosen_row_and_starts_of_another_number_are_refused()
    {
        BoostingData two = new(1, [1, 2], [1, 1]) { Queries = [2] };
        BoostingData unequal = new(1, [1, 2], [1, 0]) { Queries = [2], Starts = [0] };
        var settings = new BoostingSettings { Objective = BoostingObjective.Choice };

        Should.Throw<BoostingException>(() => BoostingTrainer.Fit(two, settings)).Message.ShouldContain("One row of each query");
        Should.Throw<BoostingException>(() => BoostingTrainer.Fit(unequal, settings)).Message.ShouldContain("one start for each row");
    }

    [Fact]
    public void Another_seed_draws_other_rows()
    {
        var data = SyntheticRows.Of(2_000, 4, 1, row => row[0]);
        var settings = s_regression with { Trees = 3, BaggingFraction = 0.5 };

        Bytes(BoostingTrainer.Fit(data, settings).Model).ShouldNotBe(Bytes(BoostingTrainer.Fit(data, settings with { Seed = 2 }).Model));
    }

    [Fact]
    public void One_tree_that_may_learn_everything_gives_the_mean_of_each_group()
    {
        var data = new BoostingData(1, [1, 1, 2, 2, 3, 3], [10, 12, 20, 22, 7, 7]);
        var settings = s_regression with { Trees = 1, LearningRate = 1, MinLeafRows = 1, MinLeafHessian = 0 };

        var model = BoostingTrainer.Fit(data, settings).Model;

        ((double[])[1, 2, 3]).Select(value => model.Predict([value])).ShouldBe([11, 21, 7], 1e-5);
    }

    [Fact]
    public void Binary_model_learns_probabilities()
    {
        var draws = new SplitMix64(5);
        var data = SyntheticRows.Of(20_000, 3, 5, row => SyntheticRows.Unit(draws) < (row[0] < 0.5 ? 0.2 : 0.9) ? 1 : 0);

        var model = BoostingTrainer.Fit(data, new() { Trees = 30, Leaves = 7 }).Model;

        model.Probability(model.Predict([0.2, 0.5, 0.5])).ShouldBe(0.2, 0.05);
        model.Probability(model.Predict([0.8, 0.5, 0.5])).ShouldBe(0.9, 0.05);
    }

    [Fact]
    public void LambdaRank_orders_queries_it_has_not_seen()
    {
        var settings = new BoostingSettings
        {
            Objective = BoostingObjective.LambdaRank,
            Trees = 40,
            Leaves = 7,
        };
        var test = SyntheticRows.Queries(200, 99);

        var model = BoostingTrainer.Fit(SyntheticRows.Queries(300, 1), settings).Model;

        var pairs = Enumerable.Range(0, test.Rows - 1).Where(row => row / 12 == (row + 1) / 12 && test.Labels[row] != test.Labels[row + 1]);
        pairs
            .Average(row =>
                model.Predict(test.Row(row)) > model.Predict(test.Row(row + 1)) == test.Labels[row] > test.Labels[row + 1] ? 1.0 : 0
            )
            .ShouldBeGreaterThan(0.85);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Monotone_constraint_holds_wherever_one_looks(int direction)
    {
        var draws = new SplitMix64(8);
        // the label mostly runs against the constraint and depends on the other columns too
        var data = SyntheticRows.Of(
            4_000,
            3,
            8,
            row => (-direction * Math.Sin(6 * row[0])) + (row[0] * row[1] * direction) + row[2] + SyntheticRows.Unit(draws)
        );

        var model = BoostingTrainer.Fit(data, s_regression with { Monotone = [direction, 0, 0], MinLeafRows = 5 }).Model;

        for (var i = 0; i < 300; i++)
        {
            var (b, c) = (SyntheticRows.Unit(draws), SyntheticRows.Unit(draws));
            var scores = Enumerable.Range(0, 50).Select(step => direction * model.Predict([step / 49.0, b, c])).ToList();
            scores.Zip(scores.Skip(1)).ShouldAllBe(pair => pair.First <= pair.Second + 1e-12);
        }
    }

    [Theory]
    [InlineData(1.0, true)]
    [InlineData(0.0, false)]
    public void What_is_missing_goes_the_way_it_was_learned(double labelOfMissing, bool goesWithTheLarge)
    {
        var data = SyntheticRows.Of(
            3_000,
            2,
            4,
            row =>
                double.IsNaN(row[0]) ? labelOfMissing
                : row[0] > 0.5 ? 1
                : 0,
            missing: 0.3
        );

        var model = BoostingTrainer.Fit(data, s_regression with { Leaves = 2 }).Model;

        model.Predict([double.NaN, 0.5]).ShouldBe(model.Predict([goesWithTheLarge ? 0.9 : 0.1, 0.5]));
    }

    [Fact]
    public void Only_being_missing_can_divide_a_leaf()
    {
        var data = SyntheticRows.Of(3_000, 2, 4, row => double.IsNaN(row[0]) ? 5 : 1, missing: 0.3);

        var model = BoostingTrainer.Fit(data, s_regression with { Leaves = 2, Trees = 1, LearningRate = 1 }).Model;

        model.Predict([double.NaN, 0.5]).ShouldBe(5, 1e-6);
        model.Predict([0.99, 0.5]).ShouldBe(1, 1e-6);
        Reread(model).Predict([0.99, 0.5]).ShouldBe(model.Predict([0.99, 0.5]));
    }

    [Fact]
    public void Without_missing_values_in_training_they_go_with_the_larger_part()
    {
        var data = SyntheticRows.Of(1_000, 1, 4, row => row[0] > 0.2 ? 1 : 0);

        var model = BoostingTrainer.Fit(data, s_regression with { Leaves = 2 }).Model;

        model.Predict([double.NaN]).ShouldBe(model.Predict([0.9]));
    }

    [Fact]
    public void Sets_of_categories_beat_their_order()
    {
        var draws = new SplitMix64(6);
        var good = new HashSet<int> { 1, 4, 6, 11, 13, 18, 19 };
        var plain = Categories(draws, good);
        var settings = s_regression with { Trees = 1, Leaves = 2, LearningRate = 1, MinCategoryRows = 10 };

        var asNumbers = BoostingTrainer.Fit(plain, settings).Model;
        var asCategories = BoostingTrainer.Fit(new(1, plain.Values, plain.Labels) { Categorical = new HashSet<int> { 0 } }, settings).Model;

        Error(asCategories, plain).ShouldBeLessThan(Error(asNumbers, plain) / 3);
        asCategories.Predict([99]).ShouldBe(asCategories.Predict([double.NaN]));
        Bytes(Reread(asCategories)).ShouldBe(Bytes(asCategories));
    }

    [Fact]
    public void Early_stopping_keeps_the_best_round()
    {
        var draws = new SplitMix64(9);
        var data = SyntheticRows.Of(600, 5, 9, row => row[0] + (2 * SyntheticRows.Unit(draws)));
        var validation = SyntheticRows.Of(600, 5, 10, row => row[0] + (2 * SyntheticRows.Unit(draws)));
        var settings = s_regression with { Trees = 500, EarlyStoppingRounds = 15, LearningRate = 0.2 };

        var fit = BoostingTrainer.Fit(data, settings, validation);

        fit.BestRound.ShouldBe(fit.ValidationLosses.Index().MinBy(each => each.Item).Index + 1);
        fit.ValidationLosses.Count.ShouldBe(fit.BestRound + 15);
        fit.Model.Trees.Count.ShouldBe(fit.BestRound);
        Error(fit.Model, validation).ShouldBe(fit.ValidationLosses.Min(), 1e-9);
        Bytes(BoostingTrainer.Fit(data, s_regression with { Trees = fit.BestRound, LearningRate = 0.2 }).Model.Trees)
            .ShouldBe(Bytes(fit.Model.Trees));
    }

    [Fact]
    public void Weights_count_rows_several_times()
    {
        var data = new BoostingData(1, [1, 1, 2], [0, 9, 4]) { Weights = [2, 1, 1] };

        var model = BoostingTrainer.Fit(data, s_regression with { Trees = 1, LearningRate = 1, MinLeafRows = 1 }).Model;

        model.Predict([1]).ShouldBe(3, 1e-5);
    }

    [Fact]
    public void Nothing_to_tell_apart_gives_the_start_alone()
    {
        var model = BoostingTrainer.Fit(new(2, [1, 1, 1, 1], [3, 5]), s_regression).Model;

        model.Predict([7, 8]).ShouldBe(4);
        model.Contributions([7, 8]).ShouldBe([0, 0, 4]);
        Reread(model).Predict([7, 8]).ShouldBe(4);
    }

    [Fact]
    public void What_does_not_fit_is_refused_in_one_line()
    {
        var data = new BoostingData(1, [1, 2], [0, 3]);

        Should.Throw<BoostingException>(() => BoostingTrainer.Fit(data, new())).Message.ShouldBe("Labels must be 0 or 1.");
        Should.Throw<BoostingException>(() => BoostingTrainer.Fit(data, s_regression with { Leaves = 1 })).Message.ShouldContain("Leaves");
        Should
            .Throw<BoostingException>(() => BoostingTrainer.Fit(data, s_regression with { Objective = BoostingObjective.LambdaRank }))
            .Message.ShouldBe("Queries must cover all rows.");
        Should.Throw<BoostingException>(() => new BoostingData(2, [1, 2, 3], [0]));
    }

    private static BoostingData Categories(SplitMix64 draws, HashSet<int> good)
    {
        var values = Enumerable.Range(0, 4_000).Select(_ => (double)draws.Below(20)).ToArray();
        return new(1, values, [.. values.Select(value => (good.Contains((int)value) ? 3 : 0) + (0.1 * SyntheticRows.Unit(draws)))]);
    }

    private static double Error(BoostedTrees model, BoostingData data) =>
        Enumerable.Range(0, data.Rows).Average(row => Math.Pow(model.Predict(data.Row(row)) - data.Labels[row], 2));

    private static BoostedTrees Reread(BoostedTrees model) => LightGbmText.Read(new MemoryStream(Bytes(model)));

    private static byte[] Bytes(IReadOnlyList<RegressionTree> trees) =>
        Bytes(new BoostedTrees(new([.. Enumerable.Repeat("a", 5)], [.. Enumerable.Repeat("none", 5)]), trees));

    private static byte[] Bytes(BoostedTrees model)
    {
        using var stream = new MemoryStream();
        LightGbmText.Write(model, stream);
        return stream.ToArray();
    }
}
