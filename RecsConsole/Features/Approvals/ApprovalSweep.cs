using RecsConsole.Access;
using RecsConsole.Features.Approvals.Escalation;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Approvals;

namespace RecsConsole.Features.Approvals;

/// <summary>Ends outdated requests and escalates overdue ones, whenever somebody opens a list of them.</summary>
public sealed class ApprovalSweep(ApprovalLapse lapse, ApprovalEscalation escalation)
{
    /// <summary>True when a request was ended, escalated or changed concurrently: rows read before are then outdated.</summary>
    internal async Task<bool> RunAsync(OperationScope scope, IEnumerable<ApprovalParts> requests, CancellationToken cancellationToken)
    {
        var (db, at, any) = (scope.Db, scope.Now, false);
        foreach (var parts in requests.Where(each => each.Request.Status is ApprovalStatus.Pending))
        {
            var reason = await ApprovalLapse.FindAsync(db, parts.Request, parts.Case, at, cancellationToken);
            if (reason is not null)
            {
                await lapse.ApplyAsync(db, parts.Request, reason, at, cancellationToken);
                any = true;
            }
            else if (parts.Request.Deadline <= at)
            {
                await escalation.ApplyAsync(scope, parts, cancellationToken);
                any = true;
            }
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            any = true; // somebody decided or swept it at the same moment: their change wins
        }

        db.ChangeTracker.Clear();
        return any;
    }
}
