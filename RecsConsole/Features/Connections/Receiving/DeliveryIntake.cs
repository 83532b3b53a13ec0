using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Connectors.Events;
using RecsConsole.Database;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Connections.Receiving;

/// <summary>
/// Applies a stored event to its case. Doing it twice changes nothing, so a process that dies in between loses and doubles nothing: the
/// event stays stored until it was applied.
/// </summary>
public sealed partial class DeliveryIntake(
    TenantDb tenantDb,
    TicketIntake intake,
    ConnectionSecrets secrets,
    PeopleCache people,
    TimeProvider clock,
    ILogger<DeliveryIntake> logger
)
{
    /// <summary>Applies an event; the result is recorded on its row.</summary>
    internal async Task<TakenDelivery> TakeAsync(Actor job, ConnectionRow connection, string eventId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(job, cancellationToken);
        var row = await db.IncomingDeliveries.FirstOrDefaultAsync(
            each => each.ConnectionId == connection.Id && each.EventId == eventId && each.DoneAt == null && each.Body != null,
            cancellationToken
        );
        if (row is null)
        {
            return new(IsApplied: true, HasChanged: false); // another process did it
        }

        var taken = await TryApplyAsync(job, connection, row, await people.ReadAsync(db, cancellationToken), cancellationToken);
        await RecordAsync(db, row, taken.Error?.Kept, cancellationToken);
        return new(taken.IsOk, taken.Value is { HasChanged: true });
    }

    private async Task<Result<TakenTicket>> TryApplyAsync(
        Actor job,
        ConnectionRow connection,
        IncomingDeliveryRow row,
        IReadOnlyDictionary<string, Guid> known,
        CancellationToken cancellationToken
    )
    {
        if (secrets.Unseal(row.Body!) is not { } body)
        {
            return Error.Unavailable(StoredText.From<Texts>(nameof(Texts.EventCannotBeOpened)));
        }

        var read = TicketReading.Read(TicketMapping.Read(connection.Mapping), Encoding.UTF8.GetBytes(body));
        if (read.Value is not { } mapped)
        {
            return read.Error!;
        }

        row.TicketId = mapped.Id;
        var delivered = new DeliveredTicket(mapped, row.EventId, row.At);
        try
        {
            return await intake.TakeAsync(job, new(connection, delivered.Head, known) { Complete = delivered.Complete }, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException && !DatabaseTrouble.Is(e))
        {
            LogNotApplied(e, connection.Id);
            return Error.Conflict(StoredText.From<Texts>(nameof(Texts.TicketFailed)));
        }
    }

    private async Task RecordAsync(ConsoleDbContext db, IncomingDeliveryRow row, StoredText? problem, CancellationToken cancellationToken)
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        var connection = await db.Connections.FirstAsync(each => each.Id == row.ConnectionId, cancellationToken);
        connection.LastTriedAt = now;
        row.Revision++;
        if (problem is null)
        {
            (row.DoneAt, row.Body, row.Error) = (now, null, null);
            connection.LastSuccessAt = now;
            connection.Cursor = connection.Cursor > row.SentAt ? connection.Cursor : row.SentAt;
        }
        else
        {
            (row.Error, row.Attempts) = (problem.StoredIn(SyncNotes.LongestError), row.Attempts + 1);
        }

        ChangeFeed.Append(db, ChangeKind.Connection, row.ConnectionId.ToString("D"), now);
        // on a conflict the event stays stored, and the next run applies it again, which changes nothing
        await db.TrySaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(EventId = 21201, Level = LogLevel.Error, Message = "An event of connection {ConnectionId} was not applied")]
    private partial void LogNotApplied(Exception exception, Guid connectionId);
}

/// <summary>The result of applying an event.</summary>
/// <param name="HasChanged">Whether anything about the case is new.</param>
internal sealed record TakenDelivery(bool IsApplied, bool HasChanged);
