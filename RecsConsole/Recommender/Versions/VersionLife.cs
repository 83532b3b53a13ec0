using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Recommender.Versions;

/// <summary>
/// What the steps of a version's life share, whatever is curated: the right, the version as it was seen, the second person, and one transaction for rows,
/// audit and change.
/// </summary>
public abstract class VersionLife<TRow>(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
    where TRow : class, IVersionRow
{
    private const string Published = "published";
    private const string Retired = "retired";

    private static readonly Error s_moved = Error.Conflict(
        "Somebody else changed this version meanwhile. Nothing was changed; look at it again."
    );

    /// <param name="name">Of the step in the audit trail.</param>
    /// <param name="move">Changes the row; an error leaves everything as it was.</param>
    internal async Task<Result<VersionMoved>> MoveAsync(
        Actor actor,
        VersionStepRequest request,
        string name,
        Func<VersionStep<TRow>, CancellationToken, Task<Result<string>>> move,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await scope
            .Db.Set<TRow>()
            .FirstOrDefaultAsync(found => found.Key == request.Key && found.Version == request.Version, cancellationToken);
        if (row is null)
        {
            return Error.NotFound("There is no such version in this tenant.");
        }

        if (MarkOf(row) != request.Mark)
        {
            return s_moved;
        }

        var step = new VersionStep<TRow>(scope.Db, actor, row, name);
        var moved = await move(step, cancellationToken);
        return moved.IsOk ? await SaveAsync(step, moved.Value, cancellationToken) : await RefuseAsync(step, moved.Error, cancellationToken);
    }

    /// <summary>Nobody publishes what they wrote on (R133); null: the actor did not.</summary>
    internal async Task<Error?> RefuseWriterAsync(VersionStep<TRow> step, CancellationToken cancellationToken)
    {
        var writers = await WritersAsync(step.Db, step.Row, cancellationToken);
        return writers.Contains(step.Actor.PersonId)
            ? Error.Forbidden(
                $"You wrote version {step.Row.Version}. Somebody else has to publish it. Nothing was changed, and the attempt was recorded."
            )
            : null;
    }

    /// <summary>Puts the version in force and retires the one that was, so that there is one at every moment; answers words for the screen.</summary>
    /// <param name="superseded">What the audit trail calls the end of the older one.</param>
    internal async Task<string> PutInForceAsync(VersionStep<TRow> step, string superseded, CancellationToken cancellationToken)
    {
        var row = step.Row;
        var inForce = await step
            .Db.Set<TRow>()
            .Where(other => other.Key == row.Key && other.Status == Published)
            .ToListAsync(cancellationToken);
        foreach (var older in inForce)
        {
            older.Status = Retired;
            Record(step, older, superseded);
        }

        row.Status = Published;
        var replaced = inForce.MaxBy(older => older.Version) is { } last ? $" in place of version {last.Version}" : "";
        return $"Version {row.Version} is published{replaced}. The desk has it from the next opening on.";
    }

    /// <summary>What a version was seen as: another one after each write.</summary>
    internal abstract long MarkOf(TRow row);

    private protected abstract void Write(TRow row, DateTimeOffset now);

    private protected abstract VersionAudit Audit { get; }

    private protected abstract string HashOf(TRow row);

    private protected virtual Task<HashSet<Guid>> WritersAsync(ConsoleDbContext db, TRow row, CancellationToken cancellationToken) =>
        Audit.WritersAsync(db, row.Key, row.Version, cancellationToken);

    // Marks a row as changed by the step, and says so in the audit trail.
    private void Record(VersionStep<TRow> step, TRow row, string name)
    {
        Write(row, clock.GetUtcNow());
        var hash = HashOf(row); // a step leaves the text as it is
        auditTrail.Append(
            step.Db,
            step.Actor.PersonOrNull,
            Audit.Event(name, row, hash, AuditOutcome.Done, (VersionAudit.Reference(row), hash))
        );
    }

    private async Task<Result<VersionMoved>> SaveAsync(VersionStep<TRow> step, string message, CancellationToken cancellationToken)
    {
        Record(step, step.Row, step.Name);
        ChangeFeed.Append(step.Db, ChangeKind.Catalog, step.Row.Key, step.Row.UpdatedAt);
        try
        {
            await step.Db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (ConcurrencyConflict.Is(e))
        {
            return s_moved;
        }

        return new VersionMoved(step.Row.Status, message);
    }

    private async Task<Result<VersionMoved>> RefuseAsync(VersionStep<TRow> step, Error error, CancellationToken cancellationToken)
    {
        if (error.Kind == ErrorKind.Forbidden)
        {
            step.Db.ChangeTracker.Clear(); // the denial is all that is written
            auditTrail.Append(
                step.Db,
                step.Actor.PersonOrNull,
                Audit.Event(step.Name, step.Row, HashOf(step.Row), AuditOutcome.Denied, before: null)
            );
            await step.Db.SaveChangesAsync(cancellationToken);
        }

        return error;
    }
}

/// <summary>A step of a version's life under way.</summary>
internal sealed record VersionStep<TRow>(ConsoleDbContext Db, Actor Actor, TRow Row, string Name)
    where TRow : class, IVersionRow;

/// <param name="Mark">Of the version as it was seen.</param>
public sealed record VersionStepRequest(string Key, int Version, long Mark);

/// <summary>Where the version stands now, and words for the screen.</summary>
public sealed record VersionMoved(string Status, string Message);
