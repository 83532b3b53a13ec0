using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>Marks an alert as seen; the first person who did stays named. Alerts are never removed.</summary>
public sealed class MarkAlertSeen(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "see.alert";

    public async Task<Result<Guid>> RunAsync(Actor actor, Guid alertId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAlerts, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var row = await db.SecurityAlerts.FirstOrDefaultAsync(found => found.Id == alertId, cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.ThereIsNoSuchAlert);
        }

        if (row.SeenAt is null)
        {
            (row.SeenById, row.SeenAt) = (actor.PersonId, scope.Now);
            auditTrail.Append(db, actor.PersonOrNull, new(Name, "alert", alertId.ToString("D"), AuditOutcome.Done));
            await AlertNews.TakeBackAsync(db, alertId, scope.Now, cancellationToken);
            ChangeFeed.Append(db, ChangeKind.Alert, alertId.ToString("D"), scope.Now);
            await db.SaveChangesAsync(cancellationToken);
        }

        return row.Id;
    }
}
