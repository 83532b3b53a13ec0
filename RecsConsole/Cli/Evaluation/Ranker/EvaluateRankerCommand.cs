using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using RecsConsole.Cli.Bench;
using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.Training;
using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Cli.Evaluation.Ranker;

/// <summary>evaluate ranker: boosted trees trained on one file of rows, or read from a file, and evaluated on another.</summary>
internal static class EvaluateRankerCommand
{
    private static readonly Option<string?> s_train = new("--train") { Description = "Rows to learn from, LibSVM, plain or gz." };

    private static readonly Option<string> s_test = new("--test") { Description = "Rows to measure on.", Required = true };

    private static readonly Option<string> s_objective = Objective();

    private static readonly Option<int?> s_trees = new("--trees") { Description = "Trees. Default by objective." };

    private static readonly Option<int?> s_leaves = new("--leaves") { Description = "Leaves of a tree at most. Default by objective." };

    private static readonly Option<double?> s_rate = new("--learning-rate") { Description = "Learning rate. Default by objective." };

    private static readonly Option<int> s_threads = BenchCommand.Number("--threads", "Threads; the model is the same with any.", 1, 1, 256);

    private static readonly Option<ulong> s_seed = new("--seed") { Description = "Seed. Default 1.", DefaultValueFactory = _ => 1 };

    private static readonly Option<string?> s_modelOut = new("--model-out")
    {
        Description = "Where to write the model, as LightGBM's text.",
    };

    private static readonly Option<string?> s_modelIn = new("--model-in")
    {
        Description = "A model in LightGBM's text instead of --train.",
    };

    private static readonly Option<string?> s_predictions = new("--predictions-out")
    {
        Description = "Where to write a prediction a line.",
    };

    public static Command Create(CliHost host)
    {
        var command = new Command("ranker", "Measures boosted trees on rows with labels.")
        {
            s_train,
            s_test,
            s_objective,
            s_trees,
            s_leaves,
            s_rate,
            s_threads,
            s_seed,
            s_modelOut,
            s_modelIn,
            s_predictions,
        };
        command.Validators.Add(result =>
        {
            if ((result.GetResult(s_train) is null) == (result.GetResult(s_modelIn) is null))
            {
                result.AddError("Either --train or --model-in is needed, and not both.");
            }
        });
        host.Handle(command, (run, cancellationToken) => Task.FromResult(Run(run, cancellationToken)));
        return command;
    }

    private static Option<string> Objective()
    {
        var option = new Option<string>("--objective")
        {
            Description = "What is learned. Default lambdarank.",
            DefaultValueFactory = _ => "lambdarank",
        };
        option.AcceptOnlyFromAmong("lambdarank", "binary", "regression");
        return option;
    }

    private static int Run(CommandRun run, CancellationToken cancellationToken)
    {
        var (model, seconds) = run.Value(s_modelIn) is { } path ? (RankerModelFile.Read(path), 0) : Train(run, cancellationToken);
        run.Progress("Measuring…");
        var test = LibSvmFile.Read(run.Required(s_test), model.Objective, model.Columns.Count, run.Progress);
        var scores = new double[test.Count];
        var microseconds = Predict(model, test, scores);
        Write(run, model, scores);
        var measures = RankerMeasures.From(test, scores, model);
        var json = Json(model, test, seconds, microseconds, measures);
        var figures = json.Select(pair => $"{pair.Key} {pair.Value?.ToJsonString() ?? "-"}").ToList();
        var baselines = RankerBaselines.From(test);
        Add(json, measures.Ndcg, baselines);
        return run.Answer(json, figures.Concat(Lines(measures.Ndcg, baselines)));
    }

    private static (BoostedTrees Model, double Seconds) Train(CommandRun run, CancellationToken cancellationToken)
    {
        var objective = Enum.Parse<BoostingObjective>(run.Required(s_objective), ignoreCase: true);
        var path = run.Value(s_train)!;
        run.Progress("Reading…");
        var rows = LibSvmFile.Read(path, objective, columns: null, run.Progress);
        if (objective == BoostingObjective.LambdaRank && rows.Queries.Count == 0)
        {
            throw new CommandException($"{path}: lambdarank needs the sizes of queries in {new QuerySizes(path).Files().Last()}.");
        }

        var standard = RankerDefaults.Of(objective);
        var settings = standard with
        {
            Trees = run.Value(s_trees) ?? standard.Trees,
            Leaves = run.Value(s_leaves) ?? standard.Leaves,
            LearningRate = run.Value(s_rate) ?? standard.LearningRate,
            Threads = run.Value(s_threads),
            Seed = run.Value(s_seed),
        };
        run.Progress($"Learning from {rows.Count} rows of {rows.Columns} columns…");
        var started = Stopwatch.GetTimestamp();
        var fit = Fit(new(rows.Columns, rows.Values, rows.Labels) { Queries = rows.Queries }, settings, cancellationToken);
        return (fit.Model, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private static BoostingFit Fit(BoostingData data, BoostingSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            return BoostingTrainer.Fit(data, settings, checkpoint: cancellationToken.ThrowIfCancellationRequested);
        }
        catch (BoostingException e)
        {
            throw new CommandException(e.Message, e);
        }
    }

    // the second run counts, since the first may include compilation
    private static double Predict(BoostedTrees model, LabelledRows test, double[] scores)
    {
        model.Predict(test.Values, scores);
        var started = Stopwatch.GetTimestamp();
        model.Predict(test.Values, scores);
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / test.Count;
    }

    private static void Write(CommandRun run, BoostedTrees model, double[] scores)
    {
        if (run.Value(s_modelOut) is { } modelPath)
        {
            RankerModelFile.Write(model, modelPath);
        }

        if (run.Value(s_predictions) is { } path)
        {
            var isBinary = model.Objective == BoostingObjective.Binary;
            RankerModelFile.Write(
                path,
                scores.Select(score => (isBinary ? model.Probability(score) : score).ToString("g17", CultureInfo.InvariantCulture))
            );
        }
    }

    private static JsonObject Json(BoostedTrees model, LabelledRows test, double seconds, double microseconds, RankerMeasures measures)
    {
        var json = new JsonObject
        {
            ["rows"] = test.Count,
            ["features"] = model.Columns.Count,
            ["queries"] = test.Queries.Count,
            ["train_seconds"] = Math.Round(seconds, 3),
            ["predict_us_per_row"] = Math.Round(microseconds, 3),
        };
        for (var i = 0; i < RankerMeasures.Depths.Count; i++)
        {
            json[NameAt(i)] = Rounded(measures.Ndcg?[i].Value);
        }

        json["auc"] = Rounded(measures.Auc);
        json["log_loss"] = Rounded(measures.LogLoss);
        return json;
    }

    // null without queries
    private static void Add(JsonObject json, IReadOnlyList<Estimate>? ndcg, RankerBaselines? baselines)
    {
        json["ndcg_intervals"] = ndcg is null ? null : Intervals(ndcg);
        json["random"] = baselines is null ? null : Figures([], baselines.Random);
        json["best_column"] = baselines is null
            ? null
            : Figures(new() { ["column"] = baselines.Column, ["ascending"] = baselines.IsAscending }, baselines.ByColumn);
    }

    private static JsonObject Figures(JsonObject json, IReadOnlyList<Estimate> ndcg)
    {
        for (var i = 0; i < ndcg.Count; i++)
        {
            json[NameAt(i)] = Rounded(ndcg[i].Value);
        }

        json["intervals"] = Intervals(ndcg);
        return json;
    }

    private static JsonObject Intervals(IReadOnlyList<Estimate> ndcg) =>
        new(ndcg.Select((each, i) => KeyValuePair.Create(NameAt(i), (JsonNode?)new JsonArray(Rounded(each.Low), Rounded(each.High)))));

    private static IEnumerable<string> Lines(IReadOnlyList<Estimate>? ndcg, RankerBaselines? baselines)
    {
        if (ndcg is null || baselines is null)
        {
            yield break;
        }

        yield return "nDCG with 95 % intervals over queries:";
        yield return Line("model", ndcg);
        yield return Line("random order", baselines.Random);
        var order = baselines.IsAscending ? "ascending" : "descending";
        yield return Line($"best column, chosen on these rows: {baselines.Column} {order}", baselines.ByColumn);
    }

    private static string Line(string what, IReadOnlyList<Estimate> ndcg) =>
        $"  {what}: "
        + string.Join(
            ", ",
            ndcg.Select(
                (each, i) =>
                    FormattableString.Invariant($"@{RankerMeasures.Depths[i]} {each.Value:0.0000} [{each.Low:0.0000}, {each.High:0.0000}]")
            )
        );

    private static string NameAt(int i) => FormattableString.Invariant($"ndcg_at_{RankerMeasures.Depths[i]}");

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 6) : null;
}
