using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Cases.Queue.Finding;

/// <summary>Cases on which somebody is waiting for the reader: an unanswered question, or an approval request they may decide.</summary>
internal static class WaitingCases
{
    public static IQueryable<CaseRow> WaitingFor(this IQueryable<CaseRow> cases, ConsoleDbContext db, AccessSubject subject)
    {
        var questions = db
            .InboxItems.Where(item => item.RecipientId == subject.PersonId && item.Kind == InboxKind.Asked && item.AnsweredAt == null)
            .Select(item => item.CaseId);
        var requests = ToDecide(db, subject);
        return cases.Where(row => questions.Contains(row.Id) || requests.Contains(row.Id));
    }

    // The rule of the access policy and of ActionRisk as a query: the role permits deciding, but nobody decides their own request.
    private static IQueryable<Guid> ToDecide(ConsoleDbContext db, AccessSubject subject)
    {
        var isSales = subject.Roles.Contains(ConsoleRole.Sales);
        var isSupervisor = subject.Roles.Contains(ConsoleRole.Supervisor);
        return from request in db.ApprovalRequests
            join action in db.Actions
                on new { Key = request.ActionKey, Version = request.ActionVersion } equals new { action.Key, action.Version }
            where
                request.Status == ApprovalStatus.Pending
                && request.RequestedById != subject.PersonId
                && (action.AffectsPrice ? isSales : isSupervisor)
            select request.CaseId;
    }
}
