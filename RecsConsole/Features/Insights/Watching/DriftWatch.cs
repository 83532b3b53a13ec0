using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>Whether cases, scores or acceptance shifted between the last thirty days and the thirty days before.</summary>
internal sealed class DriftWatch : IFigureWatch
{
    public IReadOnlyList<DataField> Fields { get; } =
    [DataFields.CaseType, DataFields.Decisions, DataFields.Impressions, DataFields.Responses];

    public const string Prefix = "drift.";

    public async Task<IReadOnlyList<FigureFinding>> FindAsync(
        InsightContext context,
        FigureLimits limits,
        CancellationToken cancellationToken
    )
    {
        var all = await DriftReader.ReadAsync(context, cancellationToken);
        return [.. all.Where(drift => drift.IsShift(LimitOf(drift.Measure, limits), all.Count)).Select(drift => Finding(drift, limits))];
    }

    public static double LimitOf(DriftMeasure measure, FigureLimits limits) =>
        (measure is DriftMeasure.Stability ? limits.Stability : limits.Gap) / 1_000_000.0;

    private static FigureFinding Finding(Drift drift, FigureLimits limits) =>
        new(
            Prefix + drift.What,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [FindingValues.Size] = FigureFinding.Number(drift.Size),
                [FindingValues.Limit] = FigureFinding.Number(LimitOf(drift.Measure, limits)),
                [FindingValues.Count] = FigureFinding.Number(drift.Now),
                [FindingValues.OtherCount] = FigureFinding.Number(drift.Before),
                [FindingValues.Probability] = FigureFinding.Number(drift.PValue),
            }
        );
}
