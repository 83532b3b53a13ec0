using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Playbooks;

/// <summary>What the steps of a version's life share: the right, the version as it was seen, and one transaction for rows, audit and change.</summary>
public sealed class PlaybookSteps(
    TenantDb tenantDb,
    OperationGate gate,
    AuditTrail auditTrail,
    TimeProvider clock
)
{
    private static readonly Error s_moved = Error.Conflict(
        "Somebody else changed this version meanwhile. Nothing was changed; look at it again."
    );

    /// <summary>What a version was seen as.</summary>
    internal static long MarkOf(PlaybookRow row) => row.UpdatedAt.ToUnixTimeMilliseconds();

    /// <summary>The instant of a write: later than the one before, so that no two writes leave the same mark.</summary>
    internal static DateTimeOffset Later(DateTimeOffset now, DateTimeOffset before)
    {
        var rounded = Instants.Round(now);
        return rounded > before ? rounded : before.AddMilliseconds(1);
    }

    /// <param name="name">Of the step in the audit trail.</param>
    /// <param name="move">Changes the row; an error leaves everything as it was.</param>
    internal async Task<Result<PlaybookMoved>> MoveAsync(
        Actor actor,
        PlaybookStepRequest request,
        string name,
        Func<PlaybookMove, CancellationToken, Task<Result<string>>> move,
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

        var row = await db.Playbooks.FirstOrDefaultAsync(
            found => found.Key == request.Key && found.Version == request.Version,
            cancellationToken
        );
        if (row is null)
        {
            return Error.NotFound("There is no such version in this tenant.");
        }

        if (MarkOf(row) != request.Mark)
        {
            return s_moved;
        }

        var step = new PlaybookMove(db, actor, row, name);
        var moved = await move(step, cancellationToken);
        return moved.IsOk
            ? await SaveAsync(step, moved.Value, cancellationToken)
            : await RefuseAsync(step, moved.Error, cancellationToken);
    }

    /// <summary>Marks a row as changed by the step, and says so in the audit trail.</summary>
    internal void Record(PlaybookMove step, PlaybookRow row, string name)
    {
        row.UpdatedAt = Later(clock.GetUtcNow(), row.UpdatedAt);
        var before = (PlaybookAudit.Reference(row), PlaybookText.Of(row).Hash); // a step leaves the text as it is
        auditTrail.Append(
            step.Db,
            step.Actor.PersonOrNull,
            PlaybookAudit.Event(name, row, AuditOutcome.Done, before)
        );
    }

    private async Task<Result<PlaybookMoved>> SaveAsync(
        PlaybookMove step,
        string message,
        CancellationToken cancellationToken
    )
    {
        Record(step, step.Row, step.Name);
        ChangeFeed.Append(step.Db, ChangeKind.Catalog, step.Row.Key, step.Row.UpdatedAt);
        try
        {
            await step.Db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (WriteClash.Is(e))
        {
            return s_moved;
        }

        return new PlaybookMoved(step.Row.Status, message);
    }

    private async Task<Result<PlaybookMoved>> RefuseAsync(
        PlaybookMove step,
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
                PlaybookAudit.Event(step.Name, step.Row, AuditOutcome.Denied)
            );
            await step.Db.SaveChangesAsync(cancellationToken);
        }

        return error;
    }
}

/// <summary>A step of a version's life under way.</summary>
internal sealed record PlaybookMove(ConsoleDbContext Db, Actor Actor, PlaybookRow Row, string Name);

/// <param name="Mark">Of the version as it was seen.</param>
public sealed record PlaybookStepRequest(string Key, int Version, long Mark);

/// <summary>Where the version stands now, and words for the screen.</summary>
public sealed record PlaybookMoved(string Status, string Message);
