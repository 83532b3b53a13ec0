using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Alarms;

/// <summary>Decisions and responses without an audit entry: there must be none.</summary>
internal static class AuditGaps
{
    public static IQueryable<DecisionRow> Decisions(InsightContext context, InsightSpan span)
    {
        var entries = Entries(context.Db);
        return context
            .Decisions(span)
            .Where(row => !entries.Any(entry => entry.DecisionId == row.Id && entry.Operation == "decision.made"));
    }

    /// <summary>Includes withdrawn responses: their audit entry stays.</summary>
    public static IQueryable<ResponseRow> Responses(InsightContext context, InsightSpan span)
    {
        var entries = Entries(context.Db);
        return AllResponses(context, span)
            .Where(row =>
                !entries.Any(entry =>
                    entry.DecisionId == row.DecisionId
                    && entry.Operation
                        == (
                            row.Kind == ResponseKind.Accept ? "response.accept"
                            : row.Kind == ResponseKind.Dismiss ? "response.dismiss"
                            : "response.override"
                        )
                    && entry.DetailsJson.Contains(IdText.Of(row.Id))
                )
            );
    }

    public static async Task<InsightRate> CountDecisionsAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken)
    {
        var all = await context.Decisions(span).CountAsync(cancellationToken);
        var gaps = await Decisions(context, span).CountAsync(cancellationToken);
        return new(Math.Max(0, all - gaps), all);
    }

    public static async Task<InsightRate> CountResponsesAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken)
    {
        var all = await AllResponses(context, span).CountAsync(cancellationToken);
        var gaps = await Responses(context, span).CountAsync(cancellationToken);
        return new(Math.Max(0, all - gaps), all);
    }

    private static IQueryable<ResponseRow> AllResponses(InsightContext context, InsightSpan span) =>
        from response in context.Db.Responses.AsNoTracking()
        join decision in context.Decisions(span) on response.DecisionId equals decision.Id
        select response;

    private static IQueryable<AuditEntryRow> Entries(ConsoleDbContext db) =>
        db.AuditEntries.Where(entry => entry.ObjectKind == "decision" && entry.Outcome == AuditOutcomes.Done);
}
