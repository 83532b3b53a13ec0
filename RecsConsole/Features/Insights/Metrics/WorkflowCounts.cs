using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>What happened in each workflow within a span, by its key. Each figure is one grouped query over the rows of the span.</summary>
internal sealed record WorkflowCounts(
    IReadOnlyDictionary<string, int> Decisions,
    IReadOnlyDictionary<string, int> Accepted,
    IReadOnlyDictionary<string, InsightRate> Sla
)
{
    public static async Task<WorkflowCounts> ReadAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken) =>
        new(
            await DecisionsAsync(context, span, cancellationToken),
            await AcceptedAsync(context, span, cancellationToken),
            await SlaAsync(context, span, cancellationToken)
        );

    public static async Task<IReadOnlyDictionary<string, int>> DecisionsAsync(
        InsightContext context,
        InsightSpan span,
        CancellationToken cancellationToken
    )
    {
        var rows = await (
            from decision in context.Decisions(span)
            join each in context.Db.Cases on decision.CaseId equals each.Id
            join type in context.Db.CaseTypes on each.TypeKey equals type.Key
            group decision by type.WorkflowKey into same
            select new { same.Key, Count = same.Count() }
        ).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Key, row => row.Count, StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyDictionary<string, int>> AcceptedAsync(
        InsightContext context,
        InsightSpan span,
        CancellationToken cancellationToken
    )
    {
        var decisions =
            from response in context.Responses(span, ResponseKind.Accept)
            join each in context.Db.Cases on response.CaseId equals each.Id
            join type in context.Db.CaseTypes on each.TypeKey equals type.Key
            select new { type.WorkflowKey, response.DecisionId };
        var rows = await decisions
            .Distinct()
            .GroupBy(row => row.WorkflowKey)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Key, row => row.Count, StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyDictionary<string, InsightRate>> SlaAsync(
        InsightContext context,
        InsightSpan span,
        CancellationToken cancellationToken
    )
    {
        var rows = await (
            from each in context.Resolved(span)
            join type in context.Db.CaseTypes on each.TypeKey equals type.Key
            where each.SlaMet != null
            group each by new { type.WorkflowKey, each.SlaMet } into same
            select new
            {
                same.Key.WorkflowKey,
                same.Key.SlaMet,
                Count = same.Count(),
            }
        ).ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.WorkflowKey, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => new InsightRate(group.Where(row => row.SlaMet is true).Sum(row => row.Count), group.Sum(row => row.Count)),
                StringComparer.Ordinal
            );
    }
}
