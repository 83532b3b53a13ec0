using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Recommender.Approvals;

namespace RecsConsole.Features.Cases.Queue.Finding;

/// <summary>Cases on which somebody is waiting for the reader: an unanswered question, or an approval request they may decide.</summary>
internal static class WaitingCases
{
    public static IQueryable<CaseRow> WaitingFor(this IQueryable<CaseRow> cases, ConsoleDbContext db, AccessSubject subject)
    {
        var questions = db
            .InboxItems.Where(item => item.RecipientId == subject.PersonId && item.Kind == InboxKind.Asked && item.AnsweredAt == null)
            .Select(item => item.CaseId);
        var requests = ApprovalQuery.All(db).WaitingFor(subject).Select(parts => parts.Request.CaseId);
        return cases.Where(row => questions.Contains(row.Id) || requests.Contains(row.Id));
    }
}
