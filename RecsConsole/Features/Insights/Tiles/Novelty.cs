using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>The share of items on screen that were new to their reader, and the diversity of slates.</summary>
internal static class Novelty
{
    /// <summary>Counts each item once per person who saw it: hits are those the person had not seen in the period right before.</summary>
    public static async Task<InsightRate> NewToTheirReaderAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var (now, before) = (Pairs(context, context.Period.Now), Pairs(context, context.Period.Preceding));
        var all = await now.CountAsync(cancellationToken);
        var again = await now.Intersect(before).CountAsync(cancellationToken);
        return new(all - again, all);
    }

    /// <summary>The number of actions in the slates of the period, and the number if each kind counted once per slate.</summary>
    public static async Task<SlateVariety> VarietyAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var items =
            from item in context.Db.DecisionItems.AsNoTracking()
            join decision in context.Decisions(context.Period.Now) on item.DecisionId equals decision.Id
            join action in context.Db.Actions.AsNoTracking().Published() on item.ItemId equals action.Key
            where item.Kind == ItemKind.Action
            select new { item.DecisionId, action.Kind };
        return new(
            await items.Select(each => each.DecisionId).Distinct().CountAsync(cancellationToken),
            await items.CountAsync(cancellationToken),
            await items.Distinct().CountAsync(cancellationToken)
        );
    }

    private static IQueryable<SeenPair> Pairs(InsightContext context, InsightSpan span) =>
        (
            from item in context.Db.Impressions.AsNoTracking()
            join decision in context.Decisions(span) on item.DecisionId equals decision.Id
            select new SeenPair
            {
                ActorId = decision.ActorId,
                Kind = item.Kind,
                ItemId = item.ItemId,
            }
        ).Distinct();

    private sealed class SeenPair
    {
        public Guid ActorId { get; init; }

        public required ItemKind Kind { get; init; }

        public required string ItemId { get; init; }
    }
}

/// <param name="Slates">Number of slates that showed an action.</param>
/// <param name="Actions">Number of actions in all of them.</param>
/// <param name="Kinds">Number of different kinds of action per slate, summed over slates.</param>
internal sealed record SlateVariety(int Slates, int Actions, int Kinds);
