using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Alarms;

/// <summary>How often something happened in the period that must never happen.</summary>
/// <param name="Decisions">Decisions without an audit entry.</param>
/// <param name="Responses">Responses without an audit entry.</param>
/// <param name="Shown">Recent decisions that showed what they themselves exclude for lack of permission.</param>
/// <param name="Foreign">Responses by someone other than the person the decision was made for.</param>
/// <param name="SelfApproved">Requests approved by whoever made them.</param>
/// <param name="Reported">Suggestions reported as something their reader should not see.</param>
internal sealed record AlarmCounts(int Decisions, int Responses, int Shown, int Foreign, int SelfApproved, int Reported)
{
    public static async Task<AlarmCounts> ReadAsync(InsightContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var span = context.Period.Now;
        return new(
            await AuditGaps.Decisions(context, span).CountAsync(cancellationToken),
            await AuditGaps.Responses(context, span).CountAsync(cancellationToken),
            await PermissionViolations.ShownAsync(context, span, cancellationToken),
            await PermissionViolations.Foreign(context, span).CountAsync(cancellationToken),
            await PermissionViolations.SelfApproved(context, span).CountAsync(cancellationToken),
            await context
                .Responses(span, ResponseKind.Dismiss)
                .CountAsync(row => row.Reason == DismissReasons.WrongPermission, cancellationToken)
        );
    }
}
