using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Undo;
using RecsConsole.Connectors.Events;
using RecsConsole.Database;

namespace RecsConsole.Casework.Linked;

/// <summary>
/// Adds the assignment of a case of another system to the outbox, in its transaction. It is sent once it can no longer be undone, after the
/// step that made it.
/// </summary>
public static class CarriedOwners
{
    private const string OfStep = "owner:";
    private const string OfAssignment = CaseActivities.Assigned + ":";

    /// <summary>Adds nothing for a case of our own; the caller saves it.</summary>
    /// <param name="row">The case with its new assignee.</param>
    public static async Task AddAsync(ConsoleDbContext db, CaseRow row, GivenOwner given, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(given);
        if (await db.TicketLinks.FirstOrDefaultAsync(each => each.CaseId == row.Id, cancellationToken) is { } link)
        {
            await AddAsync(db, row, link, given, cancellationToken);
        }
    }

    /// <summary>
    /// The same for a step that reassigned the case. A system that is told by events learns of the owner from the event of the step.
    /// </summary>
    public static async Task AddOfStepAsync(
        ConsoleDbContext db,
        CaseRow row,
        PerformedAction performed,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(performed);
        var link = await db.TicketLinks.FirstOrDefaultAsync(
            each =>
                each.CaseId == row.Id
                && db.Connections.Any(connection => connection.Id == each.ConnectionId && connection.Kind != EventTickets.KindKey),
            cancellationToken
        );
        if (link is not null)
        {
            // rows of a case are sent in the order of their times: the step first
            var at = performed.At.AddMilliseconds(1);
            await AddAsync(db, row, link, new(KeyOf(performed.EventKey), performed.PersonId, at), cancellationToken);
        }
    }

    /// <summary>Key of the row with the owner that a step set.</summary>
    /// <param name="stepKey">Key of the event of the step.</param>
    public static string KeyOf(string stepKey) => OfStep + stepKey;

    /// <summary>Key of the event that a row's owner comes from; null for a row that carries no owner.</summary>
    public static string? EventKeyOf(OutboxRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.EventKey.StartsWith(OfStep, StringComparison.Ordinal) ? row.EventKey[OfStep.Length..]
            : row.EventKey.StartsWith(OfAssignment, StringComparison.Ordinal) ? row.EventKey
            : null;
    }

    /// <summary>
    /// The person whom the case still has by the event of a row. Null once it changed hands again, here or there: then the row is out of
    /// date.
    /// </summary>
    public static async Task<Guid?> HolderAsync(ConsoleDbContext db, OutboxRow sent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var key = EventKeyOf(sent);
        var given = await db
            .CaseEvents.AsNoTracking()
            .FirstOrDefaultAsync(each => each.CaseId == sent.CaseId && each.EventKey == key, cancellationToken);
        var to = given is null ? null : CaseEvents.PersonIn(CaseEvents.AttributesOf(given), CaseEvents.ToAttribute);
        return to is not null && await db.Cases.AnyAsync(row => row.Id == sent.CaseId && row.AssigneeId == to, cancellationToken)
            ? to
            : null;
    }

    private static async Task AddAsync(
        ConsoleDbContext db,
        CaseRow row,
        TicketLinkRow link,
        GivenOwner given,
        CancellationToken cancellationToken
    )
    {
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
