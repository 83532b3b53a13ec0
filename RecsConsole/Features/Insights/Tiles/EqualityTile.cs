using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Charts;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Watching;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>
/// Whether suggestions are equally good for every team, language, customer tier and region: each compared with the others on the same type
/// of case.
/// </summary>
internal sealed class EqualityTile : IInsightTile
{
    public InsightKind Kind => InsightKind.Equality;

    public IReadOnlyList<DataField> Fields { get; } =
    [DataFields.CaseType, DataFields.Impressions, DataFields.Responses, DataFields.Labels];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        if (context.Scope.Role is not null)
        {
            return new([new(Texts.EqualQuality) { Absent = InsightContext.NotByRole }]);
        }

        var limits = (await TenantConfigurationReader.ReadStoredAsync(context.Db, cancellationToken)).LimitsInForce;
        var limit = EqualityWatch.LimitOf(limits);
        var all = Segments.Compare(await SegmentReader.ReadAsync(context, context.Period.Now, cancellationToken));
        var teams = await context.Db.Teams.ToDictionaryAsync(row => row.Key, row => row.Name, StringComparer.Ordinal, cancellationToken);
        return new(Figures(all, limit))
        {
            Bars =
            [
                .. all.GroupBy(each => (each.Measure, each.Dimension))
                    .Select(group => new InsightBars(
                        SegmentLabels.Title(group.Key.Measure, group.Key.Dimension),
                        SegmentLabels.Dimension(group.Key.Dimension).Words,
                        SegmentLabels.Measure(group.Key.Measure).Words,
                        [.. group.Select(each => Bar(each, limit, teams))]
                    )),
            ],
            Notes =
            [
                Texts.EqualityRule.With(WatchRules.MinOfSegment),
                Texts.EqualityLimits.With(
                    ChartNumbers.Percent(limit),
                    ChartNumbers.Percent(WatchRules.FalseDiscovery),
                    WatchRules.AuditDays
                ),
            ],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken) =>
        Task.FromResult<InsightEvidence?>(null);

    private static InsightFigure[] Figures(IReadOnlyList<SegmentQuality> all, double limit) =>
        all.Count == 0
            ? [new(Texts.SegmentsCompared) { Absent = Texts.TooFewInSegments.With(WatchRules.MinOfSegment) }]
            :
            [
                new(Texts.SegmentsCompared) { Key = "compared", Count = all.Count },
                new(Texts.SegmentsWorse)
                {
                    Key = "worse",
                    Count = all.Count(each => each.IsUnequal(limit)),
                    IsAlarm = all.Any(each => each.IsUnequal(limit)),
                },
            ];

    private static InsightBar Bar(SegmentQuality found, double limit, IReadOnlyDictionary<string, string> teams) =>
        new(SegmentLabels.Segment(found.Dimension, found.Segment, teams))
        {
            Rate = found.Rate,
            Also = Texts.GapAndProbability.With(InsightLabels.Points(found.Gap), FindingLabels.Probability(found.PValue)),
            Tone = found.IsUnequal(limit) ? ChartTone.Late : ChartTone.Plain,
        };
}
