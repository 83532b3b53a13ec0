using System.Globalization;
using System.Text.Json.Nodes;

namespace RecsConsole.Cli.Backtest;

/// <summary>The output of a backtest of steps.</summary>
internal static class StepAnswer
{
    private static readonly string[] s_baselines = ["most_frequent", "counting_1", "counting_2", "counting_3"];

    public static JsonObject Json(StepFigures figures)
    {
        var answer = new JsonObject
        {
            ["cases"] = figures.Cases,
            ["steps"] = figures.Steps,
            ["mean_eligible"] = figures.MeanEligible,
            ["not_eligible"] = figures.NotEligible,
        };
        Put(answer, figures.Desk);
        answer["ci_low"] = figures.Desk.Intervals.HitAt1.Low;
        answer["ci_high"] = figures.Desk.Intervals.HitAt1.High;
        answer["random_hit_at_3"] = figures.Random.HitAt3;
        for (var i = 0; i < s_baselines.Length; i++)
        {
            answer[s_baselines[i]] = WithIntervals(figures.Counted[i]);
        }

        answer["not_eligible_by_reason"] = new JsonObject(
            figures.Against.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))
        );
        answer["intervals"] = FigureWords.Json(figures.Desk.Intervals);
        answer["random"] = WithIntervals(figures.Random);
        answer["ends"] = figures.Ends;
        answer["quiet_ends"] = figures.QuietEnds;
        return answer;
    }

    public static IEnumerable<string> Lines(StepFigures figures)
    {
        yield return Format(
            $"{figures.Steps:N0} steps of {figures.Cases:N0} cases, {figures.MeanEligible:0.0} actions eligible on the mean; right one not eligible {figures.NotEligible:0.000}"
        );
        foreach (var (reason, share) in figures.Against)
        {
            yield return Format($"    {reason}: {share:0.0000}");
        }

        yield return "Each with its 95 % interval by case:";
        yield return Of("desk", figures.Desk);
        yield return Of("random order of the eligible", figures.Random);
        for (var i = 0; i < s_baselines.Length; i++)
        {
            yield return Of(s_baselines[i].Replace('_', ' '), figures.Counted[i]);
        }

        yield return Format($"After the last step of {figures.Ends:N0} finished cases, nothing is suggested for {figures.QuietEnds:N0}");
    }

    private static JsonObject Put(JsonObject answer, BacktestFigures figures)
    {
        answer["hit_at_1"] = figures.HitAt1;
        answer["hit_at_3"] = figures.HitAt3;
        answer["mrr"] = figures.Mrr;
        return answer;
    }

    private static JsonObject WithIntervals(BacktestFigures figures)
    {
        var answer = Put([], figures);
        answer["intervals"] = FigureWords.Json(figures.Intervals);
        return answer;
    }

    private static string Of(string what, BacktestFigures figures)
    {
        var (intervals, hitAt1, hitAt3) = (figures.Intervals, figures.HitAt1, figures.HitAt3);
        return $"  {what}: hit@1 {FigureWords.With(hitAt1, intervals.HitAt1)}, hit@3 {FigureWords.With(hitAt3, intervals.HitAt3)}, "
            + $"MRR {FigureWords.With(figures.Mrr, intervals.Mrr)}";
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
