using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Recommender.Versions;

namespace RecsConsole.Features.Actions;

/// <summary>
/// Publishes a reviewed version, by somebody who did not write on it (R133). The version that was in force is retired in the same
/// transaction, so that there is one at every moment.
/// </summary>
public sealed class PublishAction(ActionSteps steps)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        steps.MoveAsync(actor, request, ActionAudit.Publish, MoveAsync, cancellationToken);

    private async Task<Result<string>> MoveAsync(VersionStep<ActionRow> step, CancellationToken cancellationToken)
    {
        var row = step.Row;
        if (row.Status is not VersionStatus.InReview)
        {
            return Error.Conflict($"Version {row.Version} is not in review any more.");
        }

        if (await steps.RefuseWriterAsync(step, cancellationToken) is { } refused)
        {
            return refused;
        }

        row.PublishedById = step.Actor.PersonOrNull;
        return await steps.PutInForceAsync(step, ActionAudit.Supersede, cancellationToken);
    }
}
