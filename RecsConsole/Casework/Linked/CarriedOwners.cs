using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Undo;
using RecsConsole.Connectors.Events;
using RecsConsole.Database;

namespace RecsConsole.Casework.Linked;

/// <summary>
/// Adds the assignment of a case to the outbox, in its transaction, for a system that is told of owners by an event. It is sent once it can
/// no longer be undone, and names the owner of that moment.
/// </summary>
public static class CarriedOwners
{
    /// <summary>Adds nothing for a case of our own or of a system that is not told; the caller saves it.</summary>
    /// <param name="row">The case with its new assignee.</param>
    public static async Task AddAsync(ConsoleDbContext db, CaseRow row, GivenOwner given, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(given);
        var link = await db.TicketLinks.FirstOrDefaultAsync(
            each =>
                each.CaseId == row.Id
                && db.Connections.Any(connection => connection.Id == each.ConnectionId && connection.Kind == EventTickets.KindKey),
            cancellationToken
        );
        if (link is null)
        {
            return;
        }

        var name = await db
            .People.Where(person => person.Id == row.AssigneeId)
            .Select(person => person.DisplayName)
            .FirstOrDefaultAsync(cancellationToken);
        var text = name is null ? CaseworkTexts.OwnedByNobody : CaseworkTexts.OwnedBy.With(name);
        var entry = OutboxRows.Of(row, link, new(given.EventKey, given.ById, given.At, text));
        entry.NextAttemptAt = given.At + UndoWindow.Accepted;
        db.Outbox.Add(entry);
    }
}

/// <summary>An assignment.</summary>
/// <param name="EventKey">Key of the event that records it.</param>
/// <param name="ById">Who made it.</param>
public sealed record GivenOwner(string EventKey, Guid? ById, DateTimeOffset At);
