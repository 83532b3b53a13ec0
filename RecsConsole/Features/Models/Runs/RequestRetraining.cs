using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Models.Runs;

/// <summary>Asks for a training; the job runner takes it up. One at a time: a second request while one is under way is refused.</summary>
public sealed class RequestRetraining(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "retrain.models";

    public async Task<Result<Guid>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageModels, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var isUnderWay = await db.JobRuns.AnyAsync(
            row => row.Job == Retraining.Job && (row.Status == JobStates.Queued || row.Status == JobStates.Running),
            cancellationToken
        );
        if (isUnderWay)
        {
            return Error.Conflict("A training is under way already. Wait for its end, or cancel it.");
        }

        var now = scope.Now;
        var run = JobRequests.Append(db, Retraining.Job, actor.PersonOrNull, now);
        auditTrail.Append(db, actor.PersonOrNull, new(Name, "job", run.Id.ToString("D"), AuditOutcome.Done));
        await db.SaveChangesAsync(cancellationToken);
        return run.Id;
    }
}
