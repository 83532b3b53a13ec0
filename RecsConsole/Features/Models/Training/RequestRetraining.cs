using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Models.Training;

/// <summary>
/// Requests a training: writes the row of a run, from which the job runner starts <see cref="RetrainJob"/> within seconds. One at a time: a
/// second request is refused while one is in progress.
/// </summary>
public sealed class RequestRetraining(OperationScopeFactory scopes, JobRequests requests)
{
    private const string Name = "retrain.models";

    public async Task<Result<Guid>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageModels, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var result = await requests.RequestAsync(scope.Db, actor, new(RetrainJob.JobKey, Name), cancellationToken);
        return result.RunId is { } runId ? runId : Error.Conflict(Texts.TrainingUnderWay);
    }
}
