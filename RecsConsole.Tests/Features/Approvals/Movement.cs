using RecsConsole.Database;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Database;

namespace RecsConsole.Tests.Features.Approvals;

/// <summary>Changes one thing that a request depends on.</summary>
internal static class Movement
{
    public static Task MakeAsync(ApprovalDesk desk, ApprovalRequestRow request, string what)
    {
        var now = desk.World.Database.Clock.GetUtcNow();
        if (what == "deadline")
        {
            desk.World.Database.Clock.Set(request.Deadline);
        }

        return desk.World.ChangeAsync(ChangeKind.Case, db => Change(db, desk, request, what, now));
    }

    private static void Change(ConsoleDbContext db, ApprovalDesk desk, ApprovalRequestRow request, string what, DateTimeOffset now)
    {
        switch (what)
        {
            case "case":
                var row = db.Cases.Single(found => found.Id == request.CaseId);
                (row.Revision, row.LastEventAt) = (row.Revision + 1, now);
                break;
            case "deadline":
                db.ApprovalRequests.Single(found => found.Id == request.Id).EscalatedAt = now; // the escalation expires without a decision
                break;
            case "action":
                var action = db.Actions.Single(found => found.Key == request.ActionKey);
                action.Status = VersionStatus.Retired;
                db.Add(db.TwinOf(action, next => (next.Version, next.Status) = (action.Version + 1, VersionStatus.Published)));
                break;
            case "withdrawn":
                db.Actions.Single(found => found.Key == request.ActionKey).Status = VersionStatus.Retired;
                break;
            case "policy":
                var policy = db.Policies.Single();
                policy.Status = VersionStatus.Retired;
                policy.UpdatedAt = now;
                break;
            case "requester":
                db.People.Single(found => found.Id == desk.Agent.PersonId).IsActive = false;
                break;
            default:
                foreach (var similar in db.Cases.Where(found => found.Id != request.CaseId))
                {
                    similar.Revision++; // as if the case had been reopened
                }

                break;
        }
    }
}
