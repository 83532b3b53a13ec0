using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>
/// Outcomes of suggestions, by the labels used in training, for those that were on screen and whose window has closed. A success is known
/// before the window closes but a failure is not, so counting both as soon as they are known would favour recent ones.
/// </summary>
internal static class LabelRates
{
    public static async Task<InsightRate> ReadAsync(
        InsightContext context,
        InsightSpan span,
        LabelName label,
        CancellationToken cancellationToken
    )
    {
        var now = context.Now;
        var counts = await (
            from row in context.Db.Labels.AsNoTracking()
            join decision in context.Decisions(span) on row.DecisionId equals decision.Id
            where
                row.Kind == label.Kind
                && row.Name == label.Name
                && row.Applies
                && row.Value != null
                && row.ClosesAt <= now
                && (row.Exposure == LabelExposure.OnScreen || row.Exposure == LabelExposure.Viewed)
            group row by row.Value into values
            select new { values.Key, Count = values.Count() }
        ).ToListAsync(cancellationToken);
        return new(counts.Where(each => each.Key == 1).Sum(each => each.Count), counts.Sum(each => each.Count));
    }
}

/// <param name="Name">One of LabelNames.</param>
internal sealed record LabelName(ItemKind Kind, string Name);
