using System.Text;
using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.LightGbm;
using RecsConsole.Engine.Boosting.Training;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Models.Training.Fitting;

/// <summary>
/// Grows trees on the training rows: for the probability that an item is chosen and ends well, and for the order within a decision. Number
/// of trees, number of leaves and objective are chosen on the validation rows.
/// </summary>
internal static class TreesFitter
{
    // enough to see which columns matter; the contributions of one row cost as much as some hundred scores
    private const int ExplainedRows = 400;

    private static readonly int[] s_leaves = [7, 15];

    public static FittedModel Fit(FitRequest request, ValidationOrder order, Action checkpoint)
    {
        BoostedTrees? best = null;
        IReadOnlyList<double> bestGains = [];
        var bestLeaves = 0;
        foreach (var objective in new[] { BoostingObjective.Binary, BoostingObjective.LambdaRank })
        {
            var (train, validation) = (
                DataOf(request.Train, request.Columns, objective),
                DataOf(request.Validation, request.Columns, objective)
            );
            foreach (var leaves in s_leaves)
            {
                var trees = BoostingTrainer.Fit(train, SettingsOf(objective, leaves), validation, checkpoint).Model;
                var gains = order.Gains(row => trees.Predict(row));
                if (best is null || gains.Sum() > bestGains.Sum())
                {
                    (best, bestGains, bestLeaves) = (trees, gains, leaves);
                }
            }
        }

        return Of(request, order, best!, WordsOf(best!, bestLeaves), bestGains);
    }

    /// <summary>Trees as a model of the request's columns, calibrated on its validation rows.</summary>
    public static FittedModel Of(
        FitRequest request,
        ValidationOrder order,
        BoostedTrees trees,
        string settings,
        IReadOnlyList<double> gains
    )
    {
        var model = ModelOf(request, trees);
        return new(
            model with
            {
                LeastScore = order.LeastOf(request.Kind, row => trees.Predict(row)),
                TypeOffsets = ModelFitter.OffsetsOf(request.Validation, row => trees.Predict(row), model.Calibration),
            },
            settings,
            MeanContributions(trees, request.Validation.Rows),
            gains
        );
    }

    private static BoostingSettings SettingsOf(BoostingObjective objective, int leaves) =>
        new()
        {
            Objective = objective,
            Leaves = leaves,
            Trees = 120,
            LearningRate = 0.08,
            Depth = 6,
            L2 = 1,
            EarlyStoppingRounds = 20,
        };

    private static string WordsOf(BoostedTrees trees, int leaves) =>
        Texts.TreesOfLeaves.With(
            trees.Trees.Count,
            leaves,
            trees.Objective == BoostingObjective.LambdaRank ? Texts.OrderWithinADecision : Texts.ChanceOfEachItem
        );

    // A target between 0 and 1 is a share of a success: the row is added once as success and once as failure, weighted by that share.
    private static BoostingData DataOf(TrainingRows rows, IReadOnlyList<string> columns, BoostingObjective objective)
    {
        if (objective == BoostingObjective.LambdaRank)
        {
            return new(columns.Count, [.. rows.Rows.SelectMany(row => row)], [.. rows.Targets.Select(GradeOf)])
            {
                Names = columns,
                Queries = rows.Queries,
                Weights = [.. rows.Queries.SelectMany((length, i) => Enumerable.Repeat(rows.BestWorths[i], length))],
            };
        }

        var (values, labels, weights) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < rows.Rows.Count; i++)
        {
            foreach (var (label, weight) in new[] { (1.0, rows.Targets[i]), (0.0, 1 - rows.Targets[i]) })
            {
                if (weight > 0)
                {
                    values.AddRange(rows.Rows[i]);
                    labels.Add(label);
                    weights.Add(weight);
                }
            }
        }

        return new(columns.Count, [.. values], [.. labels]) { Names = columns, Weights = weights };
    }

    // the grade whose gain is proportional to the worth: gain is 2^grade - 1, with 3 for the best
    private static double GradeOf(double worth) => Math.Log2(1 + (3 * worth));

    private static TreeModel ModelOf(FitRequest request, BoostedTrees trees)
    {
        using var stream = new MemoryStream();
        LightGbmText.Write(trees, stream);
        return new(
            request.Version,
            FeatureExtractor.SchemaVersion,
            request.Kind,
            [.. request.Columns],
            Encoding.UTF8.GetString(stream.ToArray()),
            ModelFitter.Calibrate(request.Validation, row => trees.Predict(row))
        );
    }

    private static double[] MeanContributions(BoostedTrees trees, List<double[]> rows)
    {
        var sums = new double[trees.Columns.Count];
        var step = Math.Max(1, rows.Count / ExplainedRows);
        var explained = 0;
        for (var i = 0; i < rows.Count; i += step, explained++)
        {
            var added = trees.Contributions(rows[i]);
            for (var column = 0; column < sums.Length; column++)
            {
                sums[column] += Math.Abs(added[column]);
            }
        }

        return [.. sums.Select(sum => explained == 0 ? 0 : sum / explained)];
    }
}
