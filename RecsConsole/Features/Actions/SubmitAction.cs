using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Recommender.Versions;

namespace RecsConsole.Features.Actions;

/// <summary>Sends a draft for review: from now on nobody writes on it, and a second person may publish it.</summary>
public sealed class SubmitAction(ActionSteps steps)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        steps.MoveAsync(actor, request, ActionAudit.Submit, MoveAsync, cancellationToken);

    private static Task<Result<string>> MoveAsync(VersionStep<ActionRow> step, CancellationToken _)
    {
        if (step.Row.Status is not VersionStatus.Draft)
        {
            return Task.FromResult<Result<string>>(Error.Conflict($"Version {step.Row.Version} is not a draft any more."));
        }

        step.Row.Status = VersionStatus.InReview;
        return Task.FromResult<Result<string>>($"Version {step.Row.Version} is in review. Somebody who did not write it can publish it.");
    }
}
