using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Actions;

/// <summary>What the steps of a version's life share: the right, the version as it was seen, and one transaction for rows, audit and change.</summary>
public sealed class ActionSteps(
    TenantDb tenantDb,
    OperationGate gate,
    AuditTrail auditTrail,
    TimeProvider clock
)
{
    private static readonly Error s_moved = Error.Conflict(
        "Somebody else changed this version meanwhile. Nothing was changed; look at it again."
    );

    /// <param name="name">Of the step in the audit trail.</param>
    /// <param name="move">Changes the row; an error leaves everything as it was.</param>
    internal async Task<Result<ActionMoved>> MoveAsync(
        Actor actor,
        ActionStepRequest request,
        string name,
        Func<ActionStep, CancellationToken, Task<Result<string>>> move,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var entered = await gate.EnterAsync(
            db,
            actor,
            AccessOperation.ManageCatalog,
            name,
            cancellationToken
        );
        if (entered.Error is { } denied)
        {
            return denied;
        }

        var row = await db.Actions.FirstOrDefaultAsync(
            found => found.Key == request.Key && found.Version == request.Version,
            cancellationToken
        );
        if (row is null)
        {
            return Error.NotFound("There is no such version in this tenant.");
        }

        if (row.Revision != request.Revision)
        {
            return s_moved;
        }

        var step = new ActionStep(db, actor, row, name, Instants.Round(clock.GetUtcNow()));
        var moved = await move(step, cancellationToken);
        return moved.IsOk
            ? await SaveAsync(step, moved.Value, cancellationToken)
            : await RefuseAsync(step, moved.Error, cancellationToken);
    }

    /// <summary>Marks a row as changed by the step, and says so in the audit trail.</summary>
    internal void Record(ActionStep step, ActionRow row, string name)
    {
        var text = ActionText.Of(row).Hash; // a step leaves the text as it is
        row.Revision++;
        row.UpdatedAt = step.Now;
        auditTrail.Append(
            step.Db,
            step.Actor.PersonOrNull,
            ActionAudit.Event(name, row, AuditOutcome.Done, (ActionAudit.Reference(row), text))
        );
    }

    private async Task<Result<ActionMoved>> SaveAsync(
        ActionStep step,
        string message,
        CancellationToken cancellationToken
    )
    {
        Record(step, step.Row, step.Name);
        ChangeFeed.Append(step.Db, ChangeKind.Catalog, step.Row.Key, step.Now);
        try
        {
            await step.Db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (WriteClash.Is(e))
        {
            return s_moved;
        }

        return new ActionMoved(step.Row.Status, step.Row.Revision, message);
    }

    private async Task<Result<ActionMoved>> RefuseAsync(
        ActionStep step,
        Error error,
        CancellationToken cancellationToken
    )
    {
        if (error.Kind == ErrorKind.Forbidden)
        {
            step.Db.ChangeTracker.Clear(); // the denial is all that is written
            auditTrail.Append(
                step.Db,
                step.Actor.PersonOrNull,
                ActionAudit.Event(step.Name, step.Row, AuditOutcome.Denied)
            );
            await step.Db.SaveChangesAsync(cancellationToken);
        }

        return error;
    }
}

/// <summary>A step under way.</summary>
internal sealed record ActionStep(
    ConsoleDbContext Db,
    Actor Actor,
    ActionRow Row,
    string Name,
    DateTimeOffset Now
);

/// <param name="Revision">Of the version as it was seen.</param>
public sealed record ActionStepRequest(string Key, int Version, long Revision);

/// <summary>Where the version stands now, and words for the screen.</summary>
public sealed record ActionMoved(string Status, long Revision, string Message);
