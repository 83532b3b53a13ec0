using System.Globalization;

namespace RecsConsole.Features.Insights.Latency;

/// <summary>The stages of a recommendation in words, and their times.</summary>
internal static class StageLabels
{
    private const string Whole = "";
    private const double MsOfASecond = 1_000;

    /// <summary>Names of the spans in the order of a recommendation, the whole last.</summary>
    public static IReadOnlyList<string> Order { get; } = ["snapshot", "intents", "rank", "validate", "commit", "permits", "render", Whole];

    public static string Of(string stage) =>
        stage switch
        {
            "snapshot" => Texts.StageSnapshot,
            "intents" => Texts.StageIntents,
            "rank" => Texts.StageRank,
            "validate" => Texts.StageValidate,
            "commit" => Texts.StageCommit,
            "permits" => Texts.StagePermits,
            "render" => Texts.StageRender,
            _ => Texts.StageWhole,
        };

    /// <summary>"0.4 ms", "38 ms" or "1.2 s".</summary>
    public static string Time(TimeSpan time)
    {
        var milliseconds = time.TotalMilliseconds;
        return milliseconds >= MsOfASecond
            ? Texts.InSeconds.With((milliseconds / MsOfASecond).ToString("#,0.0", CultureInfo.CurrentCulture))
            : Texts.InMilliseconds.With(milliseconds.ToString(milliseconds < 10 ? "0.0" : "0", CultureInfo.CurrentCulture));
    }
}
