using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>How often each person was asked, by id: without names, which an erasure must reach.</summary>
internal sealed record RequestCounts(IReadOnlyDictionary<string, int> Now, IReadOnlyDictionary<string, int> Before)
{
    public static async Task<RequestCounts> ReadAsync(InsightContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(
            await CountAsync(context, context.Period.Now, cancellationToken),
            await CountAsync(context, context.Period.Before, cancellationToken)
        );
    }

    /// <summary>Suggestions of a person that were accepted: each is a request to them.</summary>
    public static IQueryable<ResponseRow> Of(InsightContext context, InsightSpan span)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Responses(span, ResponseKind.Accept).Where(row => row.ItemKind == ItemKind.Expert);
    }

    // ids as they are written in keys: upper or lower case, by database
    private static async Task<IReadOnlyDictionary<string, int>> CountAsync(
        InsightContext context,
        InsightSpan span,
        CancellationToken cancellationToken
    )
    {
        var rows = await Of(context, span)
            .Where(row => row.ItemId != null)
            .GroupBy(row => row.ItemId!)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.Key.ToLowerInvariant(), StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Sum(row => row.Count), StringComparer.Ordinal);
    }
}
