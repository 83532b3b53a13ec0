using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>Says that somebody has seen an alert; the first one stays named. The alert itself is never removed.</summary>
public sealed class MarkAlertSeen(TenantDb tenantDb, OperationGate gate, AuditTrail auditTrail, TimeProvider clock)
{
    private const string Name = "see.alert";

    public async Task<Result<Guid>> RunAsync(Actor actor, Guid alertId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var entered = await gate.EnterAsync(db, actor, AccessOperation.ViewAlerts, Name, cancellationToken);
        if (!entered.IsOk)
        {
            return entered.Error;
        }

        var row = await db.SecurityAlerts.FirstOrDefaultAsync(found => found.Id == alertId, cancellationToken);
        if (row is null)
        {
            return Error.NotFound("There is no such alert in this tenant.");
        }

        if (row.SeenAt is null)
        {
            (row.SeenById, row.SeenAt) = (actor.PersonId, Timestamps.Round(clock.GetUtcNow()));
            auditTrail.Append(db, actor.PersonOrNull, new(Name, "alert", alertId.ToString("D"), AuditOutcome.Done));
            await db.SaveChangesAsync(cancellationToken);
        }

        return row.Id;
    }
}
