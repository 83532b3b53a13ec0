using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Recommender.Versions;

namespace RecsConsole.Features.Playbooks;

/// <summary>Takes the version in force away from the desk, or throws a draft away; the row stays for the decisions that name it.</summary>
public sealed class RetirePlaybook(PlaybookSteps steps)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        steps.MoveAsync(actor, request, PlaybookAudit.Retire, MoveAsync, cancellationToken);

    private static Task<Result<string>> MoveAsync(VersionStep<PlaybookRow> step, CancellationToken _)
    {
        var row = step.Row;
        Result<string> answer = row.Status switch
        {
            VersionStatus.Published => $"{row.Title} is retired. It proposes nothing from the next opening on.",
            VersionStatus.Draft => $"The draft of version {row.Version} is discarded.",
            _ => Error.Conflict($"Version {row.Version} is retired already."),
        };
        if (answer.IsOk)
        {
            row.Status = VersionStatus.Retired;
        }

        return Task.FromResult(answer);
    }
}
