using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Undo;
using RecsConsole.Database;
using RecsConsole.Database.Codes;

namespace RecsConsole.Casework.Linked;

/// <summary>
/// Adds a step on a case of another system to the outbox, in the transaction of the step: a rolled-back step is not sent, and a committed
/// one is not forgotten. It is sent once it can no longer be undone.
/// </summary>
public static class CarriedSteps
{
    /// <summary>Adds nothing for a case of our own; the caller saves it.</summary>
    /// <param name="row">The case after the step.</param>
    public static async Task AddAsync(
        ConsoleDbContext db,
        CaseRow row,
        ActionRow action,
        PerformedAction performed,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(performed);
        if (await db.TicketLinks.FirstOrDefaultAsync(each => each.CaseId == row.Id, cancellationToken) is not { } link)
        {
            return;
        }

        var json = await db
            .Connections.Where(each => each.Id == link.ConnectionId)
            .Select(each => each.StatusesJson)
            .FirstAsync(cancellationToken);
        var status = await StatusBeforeAsync(db, link, cancellationToken);
        var name = await db
            .People.Where(person => person.Id == performed.PersonId)
            .Select(person => person.DisplayName)
            .FirstOrDefaultAsync(cancellationToken);
        var text = name is null ? CaseworkTexts.DoneHere.With(action.Title) : CaseworkTexts.DoneHereBy.With(action.Title, name);
        var entry = OutboxRows.Of(row, link, new(performed.EventKey, performed.PersonId, performed.At, text));
        entry.NextAttemptAt = performed.At + UndoWindow.Accepted;
        (entry.StatusId, entry.SeenStatusId) = (StatusMap.Read(json).StatusFor(row.Status, status), status);
        db.Outbox.Add(entry);
    }

    /// <summary>
    /// Withdraws a step or an assignment from the outbox when it is undone, and the owner that a step set. False if it has been sent or is
    /// being sent: then it stays.
    /// </summary>
    public static async Task<bool> TakeBackAsync(ConsoleDbContext db, string eventKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var ofOwner = CarriedOwners.KeyOf(eventKey);
        var rows = await db.Outbox.Where(row => row.EventKey == eventKey || row.EventKey == ofOwner).ToListAsync(cancellationToken);
        if (rows.Exists(row => row.State is CarryState.Carried || (row.State is CarryState.ToCarry && row.Attempts > 0)))
        {
            return false;
        }

        OutboxRows.Withdraw(rows.Where(row => row.State is CarryState.ToCarry));
        return true;
    }

    /// <summary>Withdraws the owner that a step set, which was undone because the other system refused it; the caller saves it.</summary>
    public static async Task WithdrawOwnerAsync(ConsoleDbContext db, string stepKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var key = CarriedOwners.KeyOf(stepKey);
        var waiting = db.Outbox.Where(row => row.EventKey == key && row.State == CarryState.ToCarry);
        OutboxRows.Withdraw(await waiting.ToListAsync(cancellationToken));
    }

    // the status that a pending step will set counts as set
    private static async Task<string?> StatusBeforeAsync(ConsoleDbContext db, TicketLinkRow link, CancellationToken cancellationToken) =>
        await db
            .Outbox.Where(row => row.ConnectionId == link.ConnectionId && row.TicketId == link.TicketId)
            .Where(row => row.State == CarryState.ToCarry && row.StatusId != null)
            .OrderByDescending(row => row.At)
            .Select(row => row.StatusId)
            .FirstOrDefaultAsync(cancellationToken)
        ?? link.StatusId;
}
