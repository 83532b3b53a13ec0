using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>A version of a document as the reader saw it.</summary>
public sealed record VersionRequest(string Key, int Version, long Revision)
{
    /// <summary>When approving: the report that was on screen; null when it could not be measured.</summary>
    public ImpactStamp? Impact { get; init; }

    /// <summary>Gets the new status before it is saved.</summary>
    public KeepAnswer<DocumentStatus>? Keep { get; init; }

    internal static Error NotThere => Error.NotFound(Texts.VersionNotFound);

    internal static Error ChangedMeanwhile => Error.Conflict(Texts.VersionChanged);

    /// <summary>
    /// The row, if the actor is an administrator who may see it, its revision is unchanged, and its status is one of the given.
    /// </summary>
    internal async Task<Result<DocumentRow>> FindAsync(
        ConsoleDbContext db,
        AccessCheck check,
        DocumentStatus[] states,
        CancellationToken cancellationToken
    )
    {
        var row = await db.Documents.FirstOrDefaultAsync(found => found.Key == Key && found.Version == Version, cancellationToken);
        if (row is null || !DocumentRights.MaySee(check, DocumentAccess.From(row)))
        {
            return NotThere;
        }

        return row.Revision == Revision && states.Contains(row.Status) ? row : ChangedMeanwhile;
    }

    /// <summary>Saves the row's new status with audit entry and change event, then updates the other versions by their dates.</summary>
    internal async Task<Result<DocumentStatus>> SaveAsync(
        ConsoleDbContext db,
        AuditTrail auditTrail,
        Actor actor,
        string verb,
        DocumentRow row,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        row.UpdatedAt = now;
        row.Revision++;
        await using var transaction = await TenantDb.BeginAsync(db, cancellationToken);
        try
        {
            DocumentAudit.Append(db, auditTrail, actor, verb, row, Impact);
            ChangeFeed.Append(db, ChangeKind.Document, row.Key, now);
            Keep?.Invoke(db, row.Status);
            await db.SaveChangesAsync(cancellationToken); // first, because the dates are applied to stored rows
            await StateRefresh.ApplyAsync(db, auditTrail, row.Key, now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return row.Status;
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            return ChangedMeanwhile;
        }
    }
}
