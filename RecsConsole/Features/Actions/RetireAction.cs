using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Recommender.Versions;

namespace RecsConsole.Features.Actions;

/// <summary>Takes the version in force out of the catalog, or throws a draft away; the row stays for the decisions that name it.</summary>
public sealed class RetireAction(ActionSteps steps)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        steps.MoveAsync(actor, request, ActionAudit.Retire, MoveAsync, cancellationToken);

    private static Task<Result<string>> MoveAsync(VersionStep<ActionRow> step, CancellationToken _)
    {
        var row = step.Row;
        Result<string> answer = row.Status switch
        {
            VersionStatus.Published => $"{row.Title} is retired. It is suggested nowhere from the next opening on.",
            VersionStatus.Draft => $"The draft of version {row.Version} is discarded.",
            VersionStatus.InReview => Error.Conflict($"Version {row.Version} is in review. Take it back to draft first."),
            _ => Error.Conflict($"Version {row.Version} is retired already."),
        };
        if (answer.IsOk)
        {
            row.Status = VersionStatus.Retired;
        }

        return Task.FromResult(answer);
    }
}
