using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Tiles;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>Whether suggested actions are accepted, done, and lead to good outcomes.</summary>
internal sealed class ActionMetricsTile : IInsightTile
{
    public InsightKind Kind => InsightKind.ActionMetrics;

    public IReadOnlyList<DataField> Fields { get; } =
    [DataFields.Decisions, DataFields.Impressions, DataFields.Responses, DataFields.Labels];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken) =>
        new([
            new(SharedTexts.Accepted)
            {
                Key = "accepted",
                Rate = await AcceptedAsync(context, context.Period.Now, ItemKind.Action, cancellationToken),
                RateBefore = await AcceptedAsync(context, context.Period.Before, ItemKind.Action, cancellationToken),
                Of = Texts.ItemsOnScreen,
            },
            await LabelAsync(context, new(ItemKind.Action, LabelNames.Executed), Texts.CarriedOut, cancellationToken),
            .. await TimesAsync(context, cancellationToken),
            await LabelAsync(context, new(ItemKind.Action, LabelNames.SlaMet), Texts.SlaMetAfterIt, cancellationToken),
            await LabelAsync(context, new(ItemKind.Action, LabelNames.Rework), Texts.ReworkAfterIt, cancellationToken),
            new(Texts.DecisionsOverridden)
            {
                Key = "overridden",
                Rate = await OverridesTile.RateAsync(context, context.Period.Now, cancellationToken),
                RateBefore = await OverridesTile.RateAsync(context, context.Period.Before, cancellationToken),
                Of = "decisions",
            },
        ])
        {
            Notes = [Texts.AcceptingIsWeak, Texts.MetricsByLabels, OutcomesTile.NoExperiment],
        };

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken) =>
        Task.FromResult<InsightEvidence?>(null);

    internal static async Task<InsightRate> AcceptedAsync(
        InsightContext context,
        InsightSpan span,
        ItemKind kind,
        CancellationToken cancellationToken
    )
    {
        var taken = await ShownItems.CountAnsweredAsync(context, span, ResponseKind.Accept, cancellationToken);
        return ShownItems.Rate(
            ShownItems.Of(taken, kind),
            ShownItems.Of(await ShownItems.CountSeenAsync(context, span, cancellationToken), kind)
        );
    }

    internal static async Task<InsightFigure> LabelAsync(
        InsightContext context,
        LabelName label,
        string words,
        CancellationToken cancellationToken
    ) =>
        new(words)
        {
            Key = label.Name,
            Rate = await LabelRates.ReadAsync(context, context.Period.Now, label, cancellationToken),
            RateBefore = await LabelRates.ReadAsync(context, context.Period.Before, label, cancellationToken),
            Of = Texts.ItemsWithACertainLabel,
        };

    private static async Task<InsightFigure[]> TimesAsync(InsightContext context, CancellationToken cancellationToken)
    {
        if (context.Scope.Role is not null)
        {
            return [new(Texts.TimeToResolution) { Absent = InsightContext.NotByRole }];
        }

        var db = context.Db;
        var cases = await context
            .Resolved(context.Period.Now)
            .Select(row => new
            {
                row.OpenedAt,
                ResolvedAt = row.ResolvedAt!.Value,
                IsWith = db.Responses.Any(response =>
                    response.CaseId == row.Id
                    && response.Kind == ResponseKind.Accept
                    && response.ItemKind == ItemKind.Action
                    && response.UndoneAt == null
                ),
            })
            .ToListAsync(cancellationToken);
        var with = MedianTime.From(cases.Where(each => each.IsWith).Select(each => each.ResolvedAt - each.OpenedAt));
        var without = MedianTime.From(cases.Where(each => !each.IsWith).Select(each => each.ResolvedAt - each.OpenedAt));
        return
        [
            MedianTime.Figure("time_with", Texts.TimeToResolutionWith, with, "cases", Texts.NoSuchCaseWasResolved),
            MedianTime.Figure("time_without", Texts.TimeToResolutionWithout, without, "cases", Texts.NoSuchCaseWasResolved),
        ];
    }
}
