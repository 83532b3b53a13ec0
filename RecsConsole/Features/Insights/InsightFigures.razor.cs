using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Charts;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights;

/// <summary>The figures of a tile in words: every figure shows its n, and one that cannot be computed says why.</summary>
public sealed partial class InsightFigures
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<InsightFigure> Figures { get; set; }

    [Parameter, EditorRequired]
    public required InsightFilter Filter { get; set; }

    [Parameter]
    public string? Caption { get; set; }

    /// <summary>Length of the period by that of the compared one: if they differ, counts are compared per day.</summary>
    [Parameter]
    public double Ratio { get; set; } = 1;

    private bool HasRates => Figures.Any(figure => figure is { Rate: not null, IsCensus: false });

    private bool HasBefore => Figures.Any(figure => figure.CountBefore is not null || figure.RateBefore is not null);

    private string? Link(InsightFigure figure) =>
        (figure.Count ?? figure.Rate?.Hits ?? 0) > 0 || (figure.IsAlarm && figure.Cases is not null) ? figure.Cases?.Address(Filter) : null;

    private static string Value(InsightFigure figure) =>
        figure switch
        {
            { Rate.Share: { } share } => ChartNumbers.Percent(share),
            { Rate: not null } => SharedTexts.NoneInSentence,
            { Count: { } count } => ChartNumbers.Count(count),
            _ => figure.Text ?? "",
        };

    // "412 of 1,284 decisions": the share alone would hide a small n.
    private static string? Rest(InsightFigure figure) =>
        figure.Rate is { } rate
            ? $"{SharedTexts.ShareOf.With(ChartNumbers.Count(rate.Hits), ChartNumbers.Count(rate.N))} {InsightLabels.Of(figure.Of, rate.N)}"
            : figure.Rest;

    private string? Before(InsightFigure figure) =>
        figure switch
        {
            { RateBefore: { Share: { } share } before } => SharedTexts.ShareOf.With(
                ChartNumbers.Percent(share),
                ChartNumbers.Count(before.N)
            ),
            { RateBefore: not null } => Texts.NoneOfZero,
            { CountBefore: { } before, Count: { } now } => InsightLabels.Change(now, before, figure.IsOfDifferent ? 1 : Ratio) is { } change
                ? $"{ChartNumbers.Count(before)} ({change})"
                : ChartNumbers.Count(before),
            _ => null,
        };
}
