using System.Globalization;
using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Features.Reviews;

/// <summary>Display texts of figures and times on the review pages.</summary>
internal static class ReviewLabels
{
    /// <summary>"about 25 minutes left".</summary>
    public static string Left(TimeSpan time) =>
        time.TotalMinutes switch
        {
            <= 0 => Texts.NothingLeft,
            <= 1 => Texts.AboutAMinuteLeft,
            < 90 => Texts.AboutMinutesLeft.With(Math.Ceiling(time.TotalMinutes)),
            _ => Texts.AboutHoursLeft.With(time.TotalHours),
        };

    /// <summary>"25 s" or "1 m 30 s".</summary>
    public static string Time(TimeSpan? time) =>
        time switch
        {
            null => "-",
            { TotalSeconds: < 1 } => Texts.UnderOneS,
            { TotalMinutes: < 1 } short_ => OnScreen($"{short_.TotalSeconds:0} s"),
            { } long_ => OnScreen($"{(int)long_.TotalMinutes} m {long_.Seconds} s"),
        };

    /// <summary>"62 % of 48", or that nothing was decided.</summary>
    public static string Rate(WinRate rate) => rate.Rate is { } share ? Texts.RateOf.With(share * 100, rate.Decided) : Texts.NoneDecided;

    /// <summary>"47 to 75 %".</summary>
    public static string Interval(WinRate rate) => rate.Decided == 0 ? "-" : Texts.IntervalTo.With(rate.Low * 100, rate.High * 100);

    /// <summary>"0.61 (0.42 to 0.80), n = 48", or why there is none.</summary>
    public static string Kappa(KappaEstimate kappa) =>
        kappa switch
        {
            { IsEnough: false } => Texts.TooFewToSay.With(kappa.N, Agreement.MinCases),
            { Kappa: null } => Texts.UndefinedAllJudgementsAreOfOne.With(kappa.N, kappa.N),
            { Interval: null } => Texts.NoDisagreementSoNoIntervalN.With(kappa.Kappa, kappa.N),
            { Interval: var (low, high) } => Texts.ToN.With(kappa.Kappa, low, high, kappa.N),
        };

    /// <summary>"0.61 (0.42 to 0.80), n = 48", or why there is none.</summary>
    public static string Alpha(Estimate? alpha) =>
        alpha switch
        {
            null => Texts.AlphaUndefined,
            { N: < Agreement.MinCases } few => Texts.TooFewToSay.With(few.N, Agreement.MinCases),
            { } known => Texts.ToN.With(known.Value, known.Low, known.High, known.N),
        };

    /// <summary>"4.5 (n = 12)", or a dash where nobody rated.</summary>
    public static string Mean(double? mean, int n) => mean is { } value ? OnScreen($"{value:0.0} (n = {n})") : "-";

    private static string OnScreen(FormattableString text) => text.ToString(CultureInfo.CurrentCulture);
}
