using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Alarms;

/// <summary>Permission violations visible in the rows themselves: each count must be zero.</summary>
internal static class PermissionViolations
{
    /// <summary>Name of the figure that lists the cases.</summary>
    public const string Figure = "violations";

    /// <summary>The number of recent decisions that showed an item they themselves exclude for lack of permission.</summary>
    public static async Task<int> ShownAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken)
    {
        var outcomes = await context.Outcomes.ReadAsync(context, span, cancellationToken);
        return outcomes.Count(IsViolation);
    }

    public static bool IsViolation(DecisionOutcome outcome) => outcome.Slates.Any(slate => slate.Violations.Count > 0);

    /// <summary>Responses by someone other than the person the decision was made for.</summary>
    public static IQueryable<ResponseRow> Foreign(InsightContext context, InsightSpan span) =>
        from response in context.Db.Responses.AsNoTracking()
        join decision in context.Decisions(span) on response.DecisionId equals decision.Id
        where response.ActorId != decision.ActorId
        select response;

    /// <summary>Requests approved by the person who made them, or who created the API key by which they came.</summary>
    public static IQueryable<ApprovalRequestRow> SelfApproved(InsightContext context, InsightSpan span)
    {
        var (from, to) = (span.From, span.To);
        var cases = context.Cases;
        return context
            .Db.ApprovalRequests.AsNoTracking()
            .Where(row =>
                row.RequestedAt >= from
                && row.RequestedAt < to
                && row.Status == ApprovalStatus.Approved
                && row.DecidedById != null
                && (row.DecidedById == row.RequestedById || row.DecidedById == row.KeyCreatedById)
                && cases.Any(each => each.Id == row.CaseId)
            );
    }
}
