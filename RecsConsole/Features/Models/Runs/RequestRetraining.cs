using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Models.Runs;

/// <summary>Asks for a training; the job runner takes it up. One at a time: a second request while one is under way is refused.</summary>
public sealed class RequestRetraining(TenantDb tenantDb, OperationGate gate, JobRequests requests)
{
    private const string Name = "retrain.models";

    public async Task<Result<Guid>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var entered = await gate.EnterAsync(db, actor, AccessOperation.ManageModels, Name, cancellationToken);
        if (entered.Error is { } denied)
        {
            return denied;
        }

        var result = await requests.RequestAsync(db, actor, new(Retraining.Job, Name), cancellationToken);
        return result.RunId is { } runId ? runId : Error.Conflict("A training is under way already. Wait for its end, or cancel it.");
    }
}
