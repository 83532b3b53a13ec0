using RecsConsole.Components.Charts;
using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Features.Models.Life.Ledger;

/// <summary>The figure of a row, formatted for the table; empty parts are not known.</summary>
/// <param name="N">What the figure rests on; null where nothing is counted.</param>
public sealed record GateFigure(string Value, string Interval, long? N)
{
    public static GateFigure None { get; } = new("", "", null);

    /// <summary>Only what it would rest on: there is no figure yet.</summary>
    internal static GateFigure Rests(long n) => new("", "", n);

    internal static GateFigure Count(long value, long? n = null) => new(ChartNumbers.Count(value), "", n);

    internal static GateFigure Of(Measure measure) => new(ModelLabels.Figure(measure.Value), ModelLabels.Interval(measure), measure.N);

    /// <summary>A difference: "+0.008", "-0.002 to +0.018".</summary>
    internal static GateFigure Difference(Measure gain) =>
        new(ModelLabels.WithSign(gain.Value), SharedTexts.To.With(ModelLabels.WithSign(gain.Low), ModelLabels.WithSign(gain.High)), gain.N);

    internal static GateFigure Share(WinRate wins) =>
        wins.Rate is { } rate
            ? new(
                ChartNumbers.Percent(rate),
                SharedTexts.To.With(ChartNumbers.Percent(wins.Low), ChartNumbers.Percent(wins.High)),
                wins.Decided
            )
            : Rests(0);
}
