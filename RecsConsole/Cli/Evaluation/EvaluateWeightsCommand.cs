using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using RecsConsole.Cli.Backtest;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;

namespace RecsConsole.Cli.Evaluation;

/// <summary>
/// evaluate weights: chooses source weights on all but the last cases, and measures them once on the last ones, compared with the weights
/// in force.
/// </summary>
internal static class EvaluateWeightsCommand
{
    private static readonly Option<string> s_tenants = new("--tenants")
    {
        Description = "Keys of tenants, separated by semicolons; each counts the same.",
        Required = true,
    };
    private static readonly Option<string> s_unit = new("--unit") { Description = "What is recommended.", Required = true };
    private static readonly Option<int> s_steps = new("--steps")
    {
        Description = "At most so many logged steps of each tenant for choosing and as many for the test. Default 300.",
        DefaultValueFactory = _ => 300,
    };

    static EvaluateWeightsCommand() => s_unit.AcceptOnlyFromAmong("action", "document", "expert");

    public static Command Create(CliHost host)
    {
        var command = new Command(
            "weights",
            "Chooses weights of sources on the fourth fifth of each tenant's cases and measures them once on the last."
        )
        {
            s_tenants,
            s_unit,
            s_steps,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var unit = Enum.Parse<BacktestUnit>(run.Required(s_unit), ignoreCase: true);
        var (validation, test) = (new List<IReadOnlyList<AskedStep>>(), new List<IReadOnlyList<AskedStep>>());
        foreach (var tenant in run.Required(s_tenants).Split(';'))
        {
            await using var opened = await OpenedBacktest.OpenAsync(
                run,
                tenant,
                unit,
                target: null,
                within: [],
                [],
                BacktestColumns.Parse(null),
                cancellationToken
            );
            // three fifths are history for both, one is for choosing, one for reporting
            var (earlier, last) = BacktestRun.Split(opened.Cases, 0.2);
            var (_, before) = BacktestRun.Split(earlier, 0.25);
            foreach (var (cases, logs) in new[] { (before, validation), (last, test) })
            {
                logs.Add(await opened.Run.AskAsync(cases, opened.Actions, run.Required(s_steps), cancellationToken));
            }
        }

        if (validation.Concat(test).Any(log => log.Count == 0))
        {
            throw new CommandException("A tenant has no step to choose on or to test with.");
        }

        return Answer(run, new(BacktestRun.KindOf(unit), run.Progress), validation, test);
    }

    private static int Answer(
        CommandRun run,
        WeightChoice choice,
        List<IReadOnlyList<AskedStep>> validation,
        List<IReadOnlyList<AskedStep>> test
    )
    {
        var present = SourceWeights.Default;
        var even = present.ToDictionary(pair => pair.Key, _ => FixedPoint.One, StringComparer.Ordinal);
        var chosen = choice.Choose(validation, present);
        var (rows, random) = (new List<MeasuredWeights>(), new List<MeasuredWeights>());
        foreach (var (part, logs) in new[] { ("validation", validation), ("test", test) })
        {
            var known = choice.Measure(logs, present);
            var chance = choice.MeasureChance(logs);
            random.Add(new(part, "random order", chance, WeightChoice.Compare(known, chance)));
            rows.Add(new(part, "present", known, WeightChoice.Compare(known, known)));
            foreach (var (name, weights) in new[] { ("even", even), ("chosen", chosen) })
            {
                var figures = choice.Measure(logs, weights);
                rows.Add(new(part, name, figures, WeightChoice.Compare(known, figures)));
            }
        }

        var changed = chosen.Where(pair => present.GetValueOrDefault(pair.Key, FixedPoint.One) != pair.Value).ToList();
        return run.Answer(
            Json(validation, test, rows, changed, random),
            [.. random.Concat(rows).Select(Words), .. changed.Select(pair => $"  {pair.Key}: {pair.Value}")]
        );
    }

    private static string Words(MeasuredWeights row) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Part}, {row.Weights}: MRR {row.Figures.Mrr:0.0000}, hit@5 {row.Figures.HitAt5:0.0000}, more than present {row.More.Mrr:0.0000} ({row.More.Low:0.0000} to {row.More.High:0.0000})"
        );

    private static JsonObject Json(
        List<IReadOnlyList<AskedStep>> validation,
        List<IReadOnlyList<AskedStep>> test,
        List<MeasuredWeights> rows,
        List<KeyValuePair<string, long>> changed,
        List<MeasuredWeights> random
    ) =>
        new()
        {
            ["validation_steps"] = validation.Sum(log => log.Count),
            ["test_steps"] = test.Sum(log => log.Count),
            ["changed"] = new JsonObject(changed.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            ["figures"] = new JsonArray([.. rows.Select(Json)]),
            ["random"] = new JsonArray([.. random.Select(Json)]),
        };

    private static JsonObject Json(MeasuredWeights row) =>
        new()
        {
            ["part"] = row.Part,
            ["weights"] = row.Weights,
            ["mrr"] = row.Figures.Mrr,
            ["hit_at_5"] = row.Figures.HitAt5,
            ["hit_at_5_by_log"] = new JsonArray([.. row.Figures.HitsByLog.Select(hits => (JsonNode?)hits)]),
            ["more_mrr"] = row.More.Mrr,
            ["more_low"] = row.More.Low,
            ["more_high"] = row.More.High,
        };

    private sealed record MeasuredWeights(string Part, string Weights, WeightFigures Figures, WeightDifference More);
}
