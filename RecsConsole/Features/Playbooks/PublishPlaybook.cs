using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Recommender.Versions;

namespace RecsConsole.Features.Playbooks;

/// <summary>
/// Publishes a draft, by somebody who did not write on it (R133). The version that was in force is retired in the same transaction, so that there is one at
/// every moment.
/// </summary>
public sealed class PublishPlaybook(PlaybookSteps steps)
{
    public Task<Result<VersionMoved>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken) =>
        steps.MoveAsync(actor, request, PlaybookAudit.Publish, MoveAsync, cancellationToken);

    private async Task<Result<string>> MoveAsync(VersionStep<PlaybookRow> step, CancellationToken cancellationToken)
    {
        var row = step.Row;
        if (row.Status is not PlaybookStatus.Draft)
        {
            return Error.Conflict($"Version {row.Version} is no draft any more.");
        }

        if (await steps.RefuseWriterAsync(step, cancellationToken) is { } refused)
        {
            return refused;
        }

        // what it names may have gone since it was written
        var choices = await PlaybookChoices.ReadAsync(step.Db, cancellationToken);
        var wrong = PlaybookRules.Check(newKey: null, PlaybookContent.Of(row), choices);
        if (wrong.Count > 0)
        {
            return Error.Invalid($"Not published. {PlaybookRules.Say(wrong)}");
        }

        return await steps.PutInForceAsync(step, PlaybookAudit.Supersede, cancellationToken);
    }
}
