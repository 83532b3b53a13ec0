using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Features.Insights.Figures;

/// <summary>The decisions of a span of which at least one suggestion was accepted.</summary>
internal static class AcceptedDecisions
{
    public static async Task<InsightRate> RateAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken)
    {
        var decisions = await context.Decisions(span).CountAsync(cancellationToken);
        var accepted = await context
            .Responses(span, ResponseKind.Accept)
            .Select(row => row.DecisionId)
            .Distinct()
            .CountAsync(cancellationToken);
        return new(Math.Min(accepted, decisions), decisions);
    }
}
