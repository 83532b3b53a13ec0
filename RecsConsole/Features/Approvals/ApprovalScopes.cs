using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Recommender.Approvals;

namespace RecsConsole.Features.Approvals;

/// <summary>Which requests each scope of the page lists, and in which order.</summary>
internal static class ApprovalScopes
{
    public static IQueryable<ApprovalParts> In(this IQueryable<ApprovalParts> requests, ApprovalScope scope, AccessSubject subject)
    {
        var isSales = subject.Roles.Contains(ConsoleRole.Sales);
        var isSupervisor = subject.Roles.Contains(ConsoleRole.Supervisor);
        return scope switch
        {
            ApprovalScope.Pending => requests.WaitingFor(subject),
            ApprovalScope.Mine => requests.Where(parts => parts.Request.RequestedById == subject.PersonId),
            _ => requests.Where(parts =>
                parts.Request.Status != ApprovalStatus.Pending
                && (parts.Request.RequestedById == subject.PersonId || (parts.Action.AffectsPrice ? isSales : isSupervisor))
            ),
        };
    }

    /// <summary>Pending requests by deadline, others latest first.</summary>
    public static IQueryable<ApprovalParts> Ordered(this IQueryable<ApprovalParts> requests, ApprovalScope scope) =>
        scope switch
        {
            ApprovalScope.Pending => requests.OrderBy(parts => parts.Request.Deadline).ThenBy(parts => parts.Request.Id),
            ApprovalScope.Mine => requests.OrderByDescending(parts => parts.Request.RequestedAt).ThenBy(parts => parts.Request.Id),
            _ => requests.OrderByDescending(parts => parts.Request.DecidedAt).ThenBy(parts => parts.Request.Id),
        };
}
