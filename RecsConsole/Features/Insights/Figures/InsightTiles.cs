using RecsConsole.Features.Insights.Metrics;
using RecsConsole.Features.Insights.Tiles;

namespace RecsConsole.Features.Insights.Figures;

/// <summary>All tiles, in page order. They are stateless; their input comes with the context.</summary>
internal static class InsightTiles
{
    public static IReadOnlyList<IInsightTile> All { get; } =
    [
        new VolumeTile(),
        new AcceptanceTile(),
        new DismissalsTile(),
        new SignalsTile(),
        new OverridesTile(),
        new OutcomesTile(),
        new EmptySlatesTile(),
        new ExclusionsTile(),
        new ApprovalsTile(),
        new ModelsTile(),
        new ExpertsTile(),
        new SpreadTile(),
        new DocumentsTile(),
        new CoverageTile(),
        new DriftTile(),
        new EqualityTile(),
        new ActionMetricsTile(),
        new DocumentMetricsTile(),
        new PeopleMetricsTile(),
        new SatisfactionTile(),
        new PilotsTile(),
        new ConfidenceTile(),
        new ExplorationTile(),
        new ValueTile(),
        new WorkflowsTile(),
        new ModelAnswersTile(),
        new AuditTile(),
    ];

    public static IInsightTile? Find(InsightKind kind) => All.FirstOrDefault(tile => tile.Kind == kind);
}
