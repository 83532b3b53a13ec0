using System.Globalization;
using System.Text.Json.Nodes;

namespace RecsConsole.Cli.Backtest;

/// <summary>The output of a backtest.</summary>
internal static class BacktestAnswer
{
    public static JsonObject Json(BacktestUnit unit, BacktestResult result, AblationFigures? ablation)
    {
        var answer = new JsonObject
        {
            ["unit"] = Name(unit),
            ["train_cases"] = result.TrainCases,
            ["test_cases"] = result.TestCases,
        };
        Put(answer, result.Ranked);
        answer["popularity"] = Put([], result.Baselines.Popularity);
        answer["popularity_within"] = Put([], result.Baselines.Within);
        answer["counting_within"] = Put([], result.Baselines.Fading);
        answer["random"] = Put([], result.Random);
        if (ablation is not null)
        {
            answer["ablation"] = new JsonObject
            {
                ["steps"] = ablation.Steps,
                ["hit_at_5"] = ablation.HitAt5,
                ["sources"] = new JsonArray([.. ablation.Sources.Select(Json)]),
            };
        }

        return answer;
    }

    public static IEnumerable<string> Lines(BacktestUnit unit, BacktestResult result, AblationFigures? ablation)
    {
        yield return Format(
            $"{Name(unit)}: {result.TestCases:N0} later cases at their first event; popularity from {result.TrainCases:N0} earlier ones"
        );
        yield return Of("recommended", result.Ranked);
        yield return Of("random order of the eligible", result.Random);
        yield return Of("popularity", result.Baselines.Popularity);
        yield return Of("popularity within", result.Baselines.Within);
        yield return Of("counting within, fading", result.Baselines.Fading);
        if (ablation is null)
        {
            yield break;
        }

        yield return Format($"{ablation.Steps:N0} logged steps, hit@5 with every source that is on {ablation.HitAt5:0.000}");
        foreach (var source in ablation.Sources)
        {
            yield return Format(
                $"  {source.Source}: with {source.HitAt5With:0.000}, without {source.HitAt5Without:0.000} (lost {source.Lost}, gained {source.Gained}); right {source.Right:0.000}, alone {source.UniquelyRight:0.000} (n {source.UniquelyRightSteps})"
            );
        }
    }

    private static JsonObject Put(JsonObject answer, BacktestFigures figures)
    {
        answer["hit_at_1"] = figures.HitAt1;
        answer["hit_at_3"] = figures.HitAt3;
        answer["hit_at_5"] = figures.HitAt5;
        answer["hit_at_10"] = figures.HitAt10;
        answer["mrr"] = figures.Mrr;
        answer["ci_low"] = figures.Low;
        answer["ci_high"] = figures.High;
        answer["intervals"] = FigureWords.Json(figures.Intervals);
        return answer;
    }

    private static JsonObject Json(SourceFigures source) =>
        new()
        {
            ["source"] = source.Source,
            ["hit_at_5_with"] = source.HitAt5With,
            ["hit_at_5_without"] = source.HitAt5Without,
            ["right"] = source.Right,
            ["uniquely_right"] = source.UniquelyRight,
            ["uniquely_right_steps"] = source.UniquelyRightSteps,
            ["lost"] = source.Lost,
            ["gained"] = source.Gained,
        };

    private static string Of(string what, BacktestFigures figures)
    {
        var intervals = figures.Intervals;
        return $"  {what}: hit@1 {FigureWords.With(figures.HitAt1, new(figures.Low, figures.High))}, "
            + $"hit@3 {FigureWords.With(figures.HitAt3, intervals.HitAt3)}, "
            + Format($"hit@5 {figures.HitAt5:0.000}, hit@10 {figures.HitAt10:0.000}, ")
            + $"MRR {FigureWords.With(figures.Mrr, intervals.Mrr)}";
    }

    private static string Name(BacktestUnit unit) => unit.ToString().ToLowerInvariant();

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
