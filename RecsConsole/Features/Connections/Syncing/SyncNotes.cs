using Microsoft.EntityFrameworkCore;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>Records the progress and result of reading a connection, and its failed tickets.</summary>
public sealed class SyncNotes(TenantDb tenantDb, TimeProvider clock)
{
    internal const int LongestError = 1000;

    /// <summary>
    /// Moves the cursor past a page; false when the connection was changed since it was opened, so that the page no longer belongs to it.
    /// </summary>
    internal async Task<bool> MoveCursorAsync(
        Actor job,
        ConnectionRow opened,
        TicketPage page,
        int read,
        CancellationToken cancellationToken
    )
    {
        var isSame = true;
        await WriteAsync(
            job,
            opened.Id,
            row =>
            {
                isSame = row.IsEnabled && (row.Address, row.Queue) == (opened.Address, opened.Queue);
                var last = page.Heads.Max(head => (DateTimeOffset?)head.UpdatedAt);
                row.Cursor = !isSame || row.Cursor > last ? row.Cursor : last ?? row.Cursor;
                row.TicketsRead += read;
            },
            cancellationToken
        );
        return isSame;
    }

    internal async Task WriteAsync(Actor job, Guid connectionId, Action<ConnectionRow> note, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(job, cancellationToken);
        note(await db.Connections.FirstAsync(row => row.Id == connectionId, cancellationToken));
        ChangeFeed.Append(db, ChangeKind.Connection, connectionId.ToString("D"), Timestamps.Round(clock.GetUtcNow()));
        await db.TrySaveChangesAsync(cancellationToken); // on a conflict with a concurrent edit, the next run records it
    }

    /// <summary>A ticket that could not be read or imported.</summary>
    internal async Task WriteFailureAsync(
        Actor job,
        Guid connectionId,
        TicketHead head,
        StoredText why,
        CancellationToken cancellationToken
    )
    {
        await using var db = await tenantDb.OpenAsync(job, cancellationToken);
        var link = await db.TicketLinks.FirstOrDefaultAsync(
            each => each.ConnectionId == connectionId && each.TicketId == head.Id,
            cancellationToken
        );
        if (link is null)
        {
            link = new()
            {
                TenantId = job.TenantId,
                ConnectionId = connectionId,
                TicketId = head.Id,
            };
            db.TicketLinks.Add(link);
        }

        (link.SeenUpdatedAt, link.IsSettled, link.Error) = (head.UpdatedAt, true, why.StoredIn(LongestError));
        link.Attempts++;
        link.Revision++;
        await db.TrySaveChangesAsync(cancellationToken);
    }
}
