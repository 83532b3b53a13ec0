using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform;

namespace RecsConsole.Features.Playbooks;

/// <summary>
/// Publishes a draft, by somebody who did not write on it (R133). The version that was in force is retired in the same transaction, so that there is one at
/// every moment.
/// </summary>
public sealed class PublishPlaybook(PlaybookSteps steps)
{
    public Task<Result<PlaybookMoved>> RunAsync(
        Actor actor,
        PlaybookStepRequest request,
        CancellationToken cancellationToken
    ) => steps.MoveAsync(actor, request, PlaybookAudit.Publish, MoveAsync, cancellationToken);

    private async Task<Result<string>> MoveAsync(
        PlaybookMove step,
        CancellationToken cancellationToken
    )
    {
        var row = step.Row;
        if (row.Status is not PlaybookStatus.Draft)
        {
            return Error.Conflict($"Version {row.Version} is no draft any more.");
        }

        var writers = await PlaybookAudit.WritersAsync(step.Db, row, cancellationToken);
        if (writers.Contains(step.Actor.PersonId))
        {
            return Error.Forbidden(
                $"You wrote version {row.Version}. Somebody else has to publish it. Nothing was changed, and the attempt was recorded."
            );
        }

        // what it names may have gone since it was written
        var choices = await PlaybookChoices.ReadAsync(step.Db, cancellationToken);
        var wrong = PlaybookRules.Check(newKey: null, PlaybookText.Of(row), choices);
        if (wrong.Count > 0)
        {
            return Error.Invalid($"Not published. {PlaybookRules.Say(wrong)}");
        }

        var inForce = await step
            .Db.Playbooks.Where(other =>
                other.Key == row.Key && other.Status == PlaybookStatus.Published
            )
            .ToListAsync(cancellationToken);
        foreach (var older in inForce)
        {
            older.Status = PlaybookStatus.Retired;
            steps.Record(step, older, PlaybookAudit.Supersede);
        }

        row.Status = PlaybookStatus.Published;
        var replaced = inForce.MaxBy(older => older.Version) is { } last
            ? $" in place of version {last.Version}"
            : "";
        return $"Version {row.Version} is published{replaced}. The desk has it from the next opening on.";
    }
}
