using RecsConsole.Components.Charts;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Watching;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>Whether cases, scores and acceptance shifted between the previous period and this one.</summary>
internal sealed class DriftTile : IInsightTile
{
    public InsightKind Kind => InsightKind.Drift;

    public IReadOnlyList<DataField> Fields { get; } =
    [DataFields.CaseType, DataFields.Decisions, DataFields.Impressions, DataFields.Responses];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        if (context.Scope.Role is not null)
        {
            return new([new(Texts.Drift) { Absent = InsightContext.NotByRole }]);
        }

        var limits = (await TenantConfigurationReader.ReadStoredAsync(context.Db, cancellationToken)).LimitsInForce;
        var all = await DriftReader.ReadAsync(context, cancellationToken);
        return new([.. DriftNames.All.Select(what => Figure(what, all, limits))])
        {
            Notes =
            [
                Texts.DriftRule.With(WatchRules.MinRows),
                Texts.DriftLimits.With(
                    FindingLabels.Decimal(limits.Stability / 1_000_000.0),
                    FindingLabels.Decimal(limits.Gap / 1_000_000.0),
                    ChartNumbers.Percent(WatchRules.FalseAlarmOfDrift)
                ),
            ],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken) =>
        Task.FromResult<InsightEvidence?>(null);

    private static InsightFigure Figure(string what, IReadOnlyList<Drift> all, FigureLimits limits)
    {
        var words = DriftLabels.Of(what).Words;
        if (all.FirstOrDefault(each => string.Equals(each.What, what, StringComparison.Ordinal)) is not { } drift)
        {
            return new(words) { Key = what, Absent = Texts.TooFewRows.With(WatchRules.MinRows) };
        }

        return new(words)
        {
            Key = what,
            Text = Value(drift),
            Amount = new(drift.Size, Math.Min(drift.Now, drift.Before)),
            Rest = Texts.DriftCounts.With(
                ChartNumbers.Count(drift.Now),
                ChartNumbers.Count(drift.Before),
                FindingLabels.Probability(drift.PValue)
            ),
            IsAlarm = drift.IsShift(DriftWatch.LimitOf(drift.Measure, limits), all.Count),
        };
    }

    private static string Value(Drift drift) =>
        drift.Measure switch
        {
            DriftMeasure.Stability => Texts.IndexIs.With(FindingLabels.Decimal(drift.Size)),
            DriftMeasure.Distance => Texts.DistanceIs.With(FindingLabels.Decimal(drift.Size)),
            _ => Texts.PointsAre.With(InsightLabels.Points(drift.Size)),
        };
}
