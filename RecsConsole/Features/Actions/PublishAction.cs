using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform;

namespace RecsConsole.Features.Actions;

/// <summary>
/// Publishes a reviewed version, by somebody who did not write on it (R133). The version that was in force is retired in the same
/// transaction, so that there is one at every moment.
/// </summary>
public sealed class PublishAction(ActionSteps steps)
{
    public Task<Result<ActionMoved>> RunAsync(
        Actor actor,
        ActionStepRequest request,
        CancellationToken cancellationToken
    ) => steps.MoveAsync(actor, request, ActionAudit.Publish, MoveAsync, cancellationToken);

    private async Task<Result<string>> MoveAsync(
        ActionStep step,
        CancellationToken cancellationToken
    )
    {
        var row = step.Row;
        if (row.Status is not ActionStatus.InReview)
        {
            return Error.Conflict($"Version {row.Version} is not in review any more.");
        }

        var writers = await ActionAudit.WritersAsync(step.Db, row, cancellationToken);
        if (writers.Contains(step.Actor.PersonId))
        {
            return Error.Forbidden(
                $"You wrote version {row.Version}. Somebody else has to publish it. Nothing was changed, and the attempt was recorded."
            );
        }

        var inForce = await step
            .Db.Actions.Where(other =>
                other.Key == row.Key && other.Status == ActionStatus.Published
            )
            .ToListAsync(cancellationToken);
        foreach (var older in inForce)
        {
            older.Status = ActionStatus.Retired;
            steps.Record(step, older, ActionAudit.Supersede);
        }

        row.Status = ActionStatus.Published;
        row.PublishedById = step.Actor.PersonOrNull;
        var replaced = inForce.MaxBy(older => older.Version) is { } last
            ? $" in place of version {last.Version}"
            : "";
        return $"Version {row.Version} is published{replaced}. The desk has it from the next opening on.";
    }
}
