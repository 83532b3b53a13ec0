using System.Globalization;
using System.Text.Json.Nodes;

namespace RecsConsole.Cli.Backtest;

/// <summary>The figures of one ranking in an answer, with their intervals.</summary>
internal static class FigureWords
{
    /// <summary>The intervals of hit@1, hit@3 and MRR, each as its two bounds.</summary>
    public static JsonObject Json(FigureIntervals intervals) =>
        new()
        {
            ["hit_at_1"] = Json(intervals.HitAt1),
            ["hit_at_3"] = Json(intervals.HitAt3),
            ["mrr"] = Json(intervals.Mrr),
        };

    /// <summary>"0.712 [0.701, 0.723]".</summary>
    public static string With(double value, FigureInterval interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{value:0.000} [{interval.Low:0.000}, {interval.High:0.000}]");

    private static JsonArray Json(FigureInterval interval) => new(interval.Low, interval.High);
}
