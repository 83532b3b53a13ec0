using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Recommender.Versions;

namespace RecsConsole.Features.Actions;

/// <summary>Takes a version out of review, to be written on again.</summary>
public sealed class WithdrawAction(ActionSteps steps)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        steps.MoveAsync(actor, request, ActionAudit.Withdraw, MoveAsync, cancellationToken);

    private static Task<Result<string>> MoveAsync(VersionStep<ActionRow> step, CancellationToken _)
    {
        if (step.Row.Status is not VersionStatus.InReview)
        {
            return Task.FromResult<Result<string>>(Error.Conflict($"Version {step.Row.Version} is not in review any more."));
        }

        step.Row.Status = VersionStatus.Draft;
        return Task.FromResult<Result<string>>($"Version {step.Row.Version} is a draft again.");
    }
}
