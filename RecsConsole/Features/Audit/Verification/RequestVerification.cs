using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Audit.Verification;

/// <summary>Asks for the verification of the trail now. Whoever may read the trail may have it verified.</summary>
public sealed class RequestVerification(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
{
    private const string Operation = "verify.audit";

    public async Task<Result<string>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAudit, Operation, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        var isUnderWay = await db.JobRuns.AnyAsync(
            row => row.Job == AuditVerificationJob.JobKey && (row.Status == JobStates.Queued || row.Status == JobStates.Running),
            cancellationToken
        );
        if (isUnderWay)
        {
            return Error.Conflict("The trail is being verified already.");
        }

        var now = Timestamps.Round(clock.GetUtcNow());
        var run = JobRequests.Append(db, AuditVerificationJob.JobKey, actor.PersonOrNull, now);
        auditTrail.Append(db, actor.PersonOrNull, new(Operation, "job-run", run.Id.ToString("D"), AuditOutcome.Done));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return "The verification was asked for.";
    }
}
