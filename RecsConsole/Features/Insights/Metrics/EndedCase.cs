using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>How a resolved case ended: one reading of them makes both the figures and the lines over time.</summary>
/// <param name="Took">From its opening to its resolution.</param>
/// <param name="SlaMet">Null without an SLA.</param>
/// <param name="IsWith">A suggestion was accepted.</param>
internal sealed record EndedCase(DateTimeOffset ResolvedAt, TimeSpan Took, bool? SlaMet, bool WasReopened, bool IsWith)
{
    public static async Task<IReadOnlyList<EndedCase>> ReadAsync(
        InsightContext context,
        InsightSpan span,
        CancellationToken cancellationToken
    )
    {
        var db = context.Db;
        var rows = await context
            .Resolved(span)
            .Select(row => new
            {
                row.OpenedAt,
                ResolvedAt = row.ResolvedAt!.Value,
                row.SlaMet,
                row.Reopened,
                IsWith = db.Responses.Any(response =>
                    response.CaseId == row.Id && response.Kind == ResponseKind.Accept && response.UndoneAt == null
                ),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new EndedCase(row.ResolvedAt, row.ResolvedAt - row.OpenedAt, row.SlaMet, row.Reopened, row.IsWith))];
    }
}
