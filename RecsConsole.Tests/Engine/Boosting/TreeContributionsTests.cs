using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.Training;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Boosting;

public sealed class TreeContributionsTests
{
    private const int Columns = 4;

    // the label oscillates with one column, so that a path splits on it more than once
    private static readonly BoostingData s_data = SyntheticRows.Of(
        2_000,
        Columns,
        12,
        row => Math.Sin(9 * Known(row[0])) + (row[1] > 0.5 ? Known(row[2]) : 0) + (double.IsNaN(row[3]) ? 1 : 0),
        missing: 0.1
    );

    private static readonly BoostedTrees s_model = BoostingTrainer
        .Fit(
            new(Columns, s_data.Values, [.. s_data.Labels.Select(label => double.IsNaN(label) ? 0 : label)]),
            new()
            {
                Objective = BoostingObjective.Regression,
                Trees = 12,
                Leaves = 15,
            }
        )
        .Model;

    [Fact]
    public void Contributions_sum_to_the_raw_score()
    {
        for (var row = 0; row < 500; row++)
        {
            s_model.Contributions(s_data.Row(row)).Sum().ShouldBe(s_model.Predict(s_data.Row(row)), 1e-10);
        }
    }

    [Fact]
    public void Contributions_are_the_Shapley_values_of_their_definition()
    {
        for (var row = 0; row < 20; row++)
        {
            s_model.Contributions(s_data.Row(row)).ShouldBe(Shapley(s_data.Row(row).ToArray()), 1e-10);
        }
    }

    [Fact]
    public void Column_that_no_tree_looks_at_contributes_nothing()
    {
        var tree = new RegressionTree(
            [
                new()
                {
                    Column = 1,
                    Threshold = 0.5,
                    Left = ~0,
                    Right = ~1,
                    Rows = 4,
                },
            ],
            [new(2, 1, 3), new(6, 1, 1)],
            []
        );
        var model = new BoostedTrees(new(["a", "b"], ["none", "none"]), [tree]);

        model.Contributions([9, 0]).ShouldBe([0, -1, 3]);
    }

    private static double Known(double value) => double.IsNaN(value) ? 0 : value;

    // the definition of Shapley values, over all subsets of columns
    private static double[] Shapley(double[] row)
    {
        var values = new double[Columns + 1];
        for (var column = 0; column < Columns; column++)
        {
            for (var known = 0; known < 1 << Columns; known++)
            {
                if ((known & (1 << column)) == 0)
                {
                    var size = int.PopCount(known);
                    var weight = Factorial(size) * Factorial(Columns - size - 1) / Factorial(Columns);
                    values[column] += weight * (Expected(row, known | (1 << column)) - Expected(row, known));
                }
            }
        }

        values[Columns] = Expected(row, 0);
        return values;
    }

    private static double Factorial(int n) => Enumerable.Range(1, n).Aggregate(1.0, (product, each) => product * each);

    private static double Expected(double[] row, int known) => s_model.Trees.Sum(tree => Expected(tree, 0, row, known));

    private static double Expected(RegressionTree tree, int at, double[] row, int known)
    {
        if (at < 0)
        {
            return tree.Leaves[~at].Value;
        }

        var node = tree.Nodes[at];
        return (known & (1 << node.Column)) != 0
            ? Expected(tree, tree.ChildOf(node, row[node.Column]), row, known)
            : (
                (Rows(tree, node.Left) * Expected(tree, node.Left, row, known))
                + (Rows(tree, node.Right) * Expected(tree, node.Right, row, known))
            ) / node.Rows;
    }

    private static double Rows(RegressionTree tree, int at) => at < 0 ? tree.Leaves[~at].Rows : tree.Nodes[at].Rows;
}
