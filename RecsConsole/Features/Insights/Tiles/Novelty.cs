using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>What was on screen and new to whoever saw it, and how much of a slate is of different kinds.</summary>
internal static class Novelty
{
    /// <summary>Of each item once for each person who saw it: those that the person had not seen in the period before.</summary>
    public static async Task<InsightRate> NewToTheirReaderAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var (now, before) = (Pairs(context, context.Period.Now), Pairs(context, context.Period.Before));
        var all = await now.CountAsync(cancellationToken);
        var again = await now.Intersect(before).CountAsync(cancellationToken);
        return new(all - again, all);
    }

    /// <summary>Of all actions in the slates of the period: how many there were, and how many if each kind stood once in each slate.</summary>
    public static async Task<SlateVariety> VarietyAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var items =
            from item in context.Db.DecisionItems.AsNoTracking()
            join decision in context.Decisions(context.Period.Now) on item.DecisionId equals decision.Id
            join action in context.Db.Actions.AsNoTracking().Published() on item.ItemId equals action.Key
            where item.Kind == Coverage.Action
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

        public required string Kind { get; init; }

        public required string ItemId { get; init; }
    }
}

/// <param name="Slates">That showed an action.</param>
/// <param name="Actions">In all of them.</param>
/// <param name="Kinds">Different kinds of action in each slate, summed over slates.</param>
internal sealed record SlateVariety(int Slates, int Actions, int Kinds);
