using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Models.Training;

/// <summary>
/// Requests a training: writes the row of a run, from which the job runner starts <see cref="RetrainJob"/> within seconds. One at a time: a
/// second request is refused while one is in progress, whatever it trains.
/// </summary>
public sealed class RequestRetraining(OperationScopeFactory scopes, JobRequests requests)
{
    private const string Name = "retrain.models";

    /// <param name="only">What the model to train ranks; null trains one of each kind.</param>
    public async Task<Result<Guid>> RunAsync(Actor actor, ItemKind? only, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageModels, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var request = new JobRequest(RetrainJob.JobKey, Name) { Part = only?.ToCode() };
        var result = await requests.RequestAsync(scope.Db, actor, request, cancellationToken);
        return result.RunId is { } runId ? runId : Error.Conflict(Texts.TrainingUnderWay);
    }
}
