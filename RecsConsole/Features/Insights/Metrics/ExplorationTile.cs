using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>
/// The effect of exploration: a draw decides whether the last place shows an explored action or the one it would displace, so both rates
/// come from comparable openings and their difference is an effect.
/// </summary>
internal sealed class ExplorationTile : IInsightTile
{
    public InsightKind Kind => InsightKind.Exploration;

    public IReadOnlyList<DataField> Fields { get; } =
    [DataFields.Decisions, DataFields.Impressions, DataFields.Responses, DataFields.Labels];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var slots = (await TenantConfigurationReader.ReadStoredAsync(context.Db, cancellationToken)).Part.ActionSlots;
        var drawn = await ReadAsync(context, slots, cancellationToken);
        if (drawn.Count == 0)
        {
            return new([new(Texts.ActionsTriedOut) { Absent = Texts.NothingWasTriedOut }]);
        }

        var (tried, kept) = (drawn.Where(each => each.IsTried).ToList(), drawn.Where(each => !each.IsTried).ToList());
        return new([
            Figure("accepted_tried", Texts.AcceptedTriedOut, Accepted(tried), Texts.ItemsOnScreen),
            Figure("accepted_displaced", Texts.AcceptedDisplaced, Accepted(kept), Texts.ItemsOnScreen),
            Difference("accepted_difference", Texts.BoughtAccepted, Accepted(tried), Accepted(kept)),
            Figure("done_tried", Texts.DoneTriedOut, Done(tried), Texts.ItemsWithACertainLabel),
            Figure("done_displaced", Texts.DoneDisplaced, Done(kept), Texts.ItemsWithACertainLabel),
            Difference("done_difference", Texts.BoughtDone, Done(tried), Done(kept)),
        ])
        {
            Notes = [Texts.ExplorationRule.With(slots)],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken) =>
        Task.FromResult<InsightEvidence?>(null);

    private static InsightFigure Figure(string key, string words, InsightRate rate, string of) =>
        new(words)
        {
            Key = key,
            Rate = rate,
            Of = of,
        };

    private static InsightFigure Difference(string key, string words, InsightRate tried, InsightRate kept)
    {
        var difference = tried.Less(kept);
        return new(words)
        {
            Key = key,
            Amount = difference is null ? null : new(difference.Value, Math.Min(tried.N, kept.N)),
            Text = difference is null
                ? null
                : Texts.PointsTo.With(
                    InsightLabels.Points(difference.Value),
                    InsightLabels.Points(difference.Low),
                    InsightLabels.Points(difference.High)
                ),
            Absent = difference is null ? Texts.OneSideIsEmpty : null,
        };
    }

    private static InsightRate Accepted(List<Drawn> drawn) =>
        new(drawn.Where(each => each.IsAccepted).Sum(each => each.Count), drawn.Sum(each => each.Count));

    private static InsightRate Done(List<Drawn> drawn) =>
        new(
            drawn.Where(each => each.Done == 1).Sum(each => each.Count),
            drawn.Where(each => each.Done is not null).Sum(each => each.Count)
        );

    // Without a draw the propensity of a place is one; with a draw the regular action keeps the larger part, and the explored ones have the
    // smaller.
    private static async Task<List<Drawn>> ReadAsync(InsightContext context, int slots, CancellationToken cancellationToken)
    {
        var (db, most) = (context.Db, ConfigurationPart.MaxExploration);
        var accepted = context.Responses(context.Period.Now, ResponseKind.Accept).Where(row => row.ItemKind == ItemKind.Action);
        var labels = db.Labels.AsNoTracking().Where(row => row.Kind == ItemKind.Action && row.Name == LabelNames.Executed);
        var drawn =
            from item in db.DecisionItems.AsNoTracking()
            join decision in context.Decisions(context.Period.Now) on item.DecisionId equals decision.Id
            join seen in db.Impressions.AsNoTracking()
                on new
                {
                    item.DecisionId,
                    item.Kind,
                    item.ItemId,
                } equals new
                {
                    seen.DecisionId,
                    seen.Kind,
                    seen.ItemId,
                }
            where item.Kind == ItemKind.Action && item.Rank == slots && item.Propensity < FixedPoint.One
            select new
            {
                IsTried = item.Propensity <= most,
                IsAccepted = accepted.Any(row => row.DecisionId == item.DecisionId && row.ItemId == item.ItemId),
                Done = labels
                    .Where(row => row.DecisionId == item.DecisionId && row.ItemId == item.ItemId)
                    .Select(row => row.Value)
                    .FirstOrDefault(),
            };
        return await drawn
            .GroupBy(each => each)
            .Select(group => new Drawn(group.Key.IsTried, group.Key.IsAccepted, group.Key.Done, group.Count()))
            .ToListAsync(cancellationToken);
    }

    private sealed record Drawn(bool IsTried, bool IsAccepted, int? Done, int Count);
}
