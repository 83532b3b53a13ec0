using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>The number of items on screen, by kind and rank: the n of people's responses.</summary>
internal static class ShownItems
{
    /// <summary>
    /// An item counts as on screen if an impression was recorded or the item was answered, since nobody answers what they have not seen.
    /// Counts each item of a decision once.
    /// </summary>
    public static async Task<IReadOnlyDictionary<(ItemKind Kind, int Rank), int>> CountSeenAsync(
        InsightContext context,
        InsightSpan span,
        CancellationToken cancellationToken
    )
    {
        var impressions =
            from item in context.Db.Impressions.AsNoTracking()
            join decision in context.Decisions(span) on item.DecisionId equals decision.Id
            select new
            {
                item.DecisionId,
                item.Kind,
                item.Rank,
            };
        var answered = context
            .Responses(span)
            .Where(row => row.ItemId != null && row.Rank != null)
            .Select(row => new
            {
                row.DecisionId,
                Kind = row.ItemKind,
                Rank = row.Rank!.Value,
            });
        var rows = await (
            from row in impressions.Union(answered)
            group row by new { row.Kind, row.Rank } into place
            select new
            {
                place.Key.Kind,
                place.Key.Rank,
                Count = place.Count(),
            }
        ).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => (row.Kind, row.Rank), row => row.Count);
    }

    /// <summary>The items that were on screen at least once, by the same rule.</summary>
    public static async Task<IReadOnlySet<string>> KeysAsync(
        InsightContext context,
        InsightSpan span,
        ItemKind kind,
        CancellationToken cancellationToken
    )
    {
        var seen =
            from item in context.Db.Impressions.AsNoTracking()
            join decision in context.Decisions(span) on item.DecisionId equals decision.Id
            where item.Kind == kind
            select item.ItemId;
        var answered = context.Responses(span).Where(row => row.ItemKind == kind && row.ItemId != null).Select(row => row.ItemId!);
        return (await seen.Union(answered).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The cases in which something of a kind was on screen.</summary>
    public static IQueryable<Guid> Cases(InsightContext context, InsightSpan span, ItemKind kind)
    {
        var seen =
            from item in context.Db.Impressions.AsNoTracking()
            join decision in context.Decisions(span) on item.DecisionId equals decision.Id
            where item.Kind == kind
            select decision.CaseId;
        return seen.Union(context.Responses(span).Where(row => row.ItemKind == kind && row.ItemId != null).Select(row => row.CaseId));
    }

    /// <summary>The number of items in slates, on screen or not.</summary>
    public static async Task<IReadOnlyDictionary<(ItemKind Kind, int Rank), int>> CountOfferedAsync(
        InsightContext context,
        InsightSpan span,
        CancellationToken cancellationToken
    )
    {
        var rows = await (
            from item in context.Db.DecisionItems.AsNoTracking()
            join decision in context.Decisions(span) on item.DecisionId equals decision.Id
            group item by new { item.Kind, item.Rank } into place
            select new
            {
                place.Key.Kind,
                place.Key.Rank,
                Count = place.Count(),
            }
        ).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => (row.Kind, row.Rank), row => row.Count);
    }

    /// <summary>The number of items answered in a given way; counts each item of a decision once.</summary>
    public static async Task<IReadOnlyDictionary<(ItemKind Kind, int Rank), int>> CountAnsweredAsync(
        InsightContext context,
        InsightSpan span,
        ResponseKind response,
        CancellationToken cancellationToken
    )
    {
        var rows = await (
            from row in context
                .Responses(span, response)
                .Where(row => row.ItemId != null && row.Rank != null)
                .Select(row => new
                {
                    row.DecisionId,
                    Kind = row.ItemKind,
                    Rank = row.Rank!.Value,
                })
                .Distinct()
            group row by new { row.Kind, row.Rank } into place
            select new
            {
                place.Key.Kind,
                place.Key.Rank,
                Count = place.Count(),
            }
        ).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => (row.Kind, row.Rank), row => row.Count);
    }

    /// <summary>The count for one kind; for all kinds when null.</summary>
    public static int Of(IReadOnlyDictionary<(ItemKind Kind, int Rank), int> counts, ItemKind? kind = null) =>
        counts.Where(pair => kind is null || pair.Key.Kind == kind).Sum(pair => pair.Value);

    /// <summary>Answered out of shown, capped at one: an answer without a matching impression must not push a rate above one.</summary>
    public static InsightRate Rate(int answered, int shown) => new(Math.Min(answered, shown), shown);
}
