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
        answer["ci_low"] = figures.Low;
        answer["ci_high"] = figures.High;
        answer["random_hit_at_3"] = figures.RandomHitAt3;
        for (var i = 0; i < s_baselines.Length; i++)
        {
            answer[s_baselines[i]] = Put([], figures.Counted[i]);
        }

        answer["not_eligible_by_reason"] = new JsonObject(
            figures.Against.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))
        );
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

        yield return Of("desk", figures.Desk) + Format($" (hit@1 95 % by case {figures.Low:0.000} to {figures.High:0.000})");
        yield return Format($"  random order of the eligible: hit@3 {figures.RandomHitAt3:0.000}");
        for (var i = 0; i < s_baselines.Length; i++)
        {
            yield return Of(s_baselines[i].Replace('_', ' '), figures.Counted[i]);
        }
    }

    private static JsonObject Put(JsonObject answer, BacktestFigures figures)
    {
        answer["hit_at_1"] = figures.HitAt1;
        answer["hit_at_3"] = figures.HitAt3;
        answer["mrr"] = figures.Mrr;
        return answer;
    }

    private static string Of(string what, BacktestFigures figures) =>
        Format($"  {what}: hit@1 {figures.HitAt1:0.000}, hit@3 {figures.HitAt3:0.000}, MRR {figures.Mrr:0.000}");

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
