using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Recommender.Approvals;

/// <summary>
/// Requests as a query that includes the access policy's rules, so that pages and counts are right; each row read is still checked.
/// </summary>
internal static class ApprovalQuery
{
    /// <summary>Every request of the tenant with its case and the requested version of the action.</summary>
    public static IQueryable<ApprovalParts> All(ConsoleDbContext db) =>
        from request in db.ApprovalRequests
        join row in db.Cases on request.CaseId equals row.Id
        join action in db.Actions
            on new { Key = request.ActionKey, Version = request.ActionVersion } equals new { action.Key, action.Version }
        select new ApprovalParts
        {
            Request = request,
            Case = row,
            Action = action,
        };

    /// <summary>Neither decided nor marked as lapsed, as <see cref="ApprovalRules.Pending"/> defines it for rows.</summary>
    public static IQueryable<ApprovalParts> Pending(this IQueryable<ApprovalParts> requests) =>
        requests.Where(parts => parts.Request.Status == ApprovalStatus.Pending);

    /// <summary>Requests on cases that the subject may view, by the same rule as <see cref="VisibleCases"/>.</summary>
    public static IQueryable<ApprovalParts> VisibleTo(this IQueryable<ApprovalParts> requests, AccessSubject subject)
    {
        var granted = GrantKinds.CasesOf(subject);
        var cleared = requests.Where(parts => parts.Case.Classification <= subject.Clearance || granted.Contains(parts.Case.Id));
        if (subject.Regions.Count == 0)
        {
            return cleared;
        }

        var regions = subject.Regions.ToList();
        return cleared.Where(parts => parts.Case.Region == null || regions.Contains(parts.Case.Region));
    }

    /// <summary>
    /// Pending requests of others that the subject's roles, or what they borrowed, permit deciding, as <see cref="AccessOperation.ApproveAction"/> asks it of
    /// <see cref="ActionRisk.ApprovalOf"/>. Whether the subject may view the case is asked separately.
    /// </summary>
    public static IQueryable<ApprovalParts> WaitingFor(this IQueryable<ApprovalParts> requests, AccessSubject subject)
    {
        var isSales = LentDuty.ApprovesAs(subject, ConsoleRole.Sales);
        var isSupervisor = LentDuty.ApprovesAs(subject, ConsoleRole.Supervisor);
        return requests
            .Pending()
            .Where(parts => parts.Request.RequestedById != subject.PersonId && parts.Request.KeyCreatedById != subject.PersonId)
            .Where(parts => parts.Action.AffectsPrice ? isSales : isSupervisor);
    }
}

/// <summary>A request with its case and action.</summary>
internal sealed class ApprovalParts
{
    public required ApprovalRequestRow Request { get; init; }

    public required CaseRow Case { get; init; }

    public required ActionRow Action { get; init; }
}
