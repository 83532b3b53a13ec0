using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Headlines;

namespace RecsConsole.Features.Insights.Rules;

/// <summary>What a figure was in one window.</summary>
/// <param name="Value">Null when it could not be computed.</param>
/// <param name="N">The observations it rests on; for a count, the count itself.</param>
/// <param name="IsWhole">Nothing was sampled, so a few observations are enough.</param>
internal sealed record FigureReading(double? Value, long N, bool IsWhole = false)
{
    public static FigureReading None { get; } = new(null, 0);

    /// <summary>
    /// The 95 % interval of a figure that is judged by it, because chance moves it too much to judge the estimate; null for any other
    /// figure.
    /// </summary>
    public FigureInterval? Interval { get; init; }

    /// <summary>It rests on enough observations to say anything.</summary>
    public bool IsEnough => Value is not null && (IsWhole || N >= HeadlineTrends.Fewest);

    public static FigureReading Of(InsightFigure? figure, bool isOfNow) =>
        figure switch
        {
            null or { Absent: not null } => None,
            { Rate: { } rate } => new(rate.Share, rate.N, isOfNow || figure.IsCensus),
            { Amount: { } amount } => new(amount.Value, amount.N, isOfNow),
            { Count: { } count } => new(count, count, IsWhole: true),
            _ => None,
        };

    public static FigureReading Of(InsightHeadline? headline) =>
        headline switch
        {
            null or { Now: null } => None,
            { Now.Rate: { } rate } => new(rate.Share, rate.N),
            { Now: { Median: { } median, N: var n } } => new(median.TotalHours, n),
            { Kind: HeadlineKind.TimeToSolution } => None,
            { Now.N: var n } => new(n, n, IsWhole: true),
        };
}

/// <summary>The 95 % interval of a figure.</summary>
internal sealed record FigureInterval(double Low, double High);
