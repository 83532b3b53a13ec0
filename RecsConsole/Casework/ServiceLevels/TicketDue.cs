using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform.Database;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>
/// The due date of a ticket as the deadline of its case. It counts where no service level here promises an earlier one, and then the other
/// system keeps the clock.
/// </summary>
public static class TicketDue
{
    // the due date that an event told; empty when the ticket was no longer due
    private const string Attribute = "ticket_due";

    // calendars are computed up to a deadline: a date that means "never" is none
    private const int MaxYears = 10;

    /// <summary>The earlier of two promises; on a tie, ours.</summary>
    /// <param name="ours">The clock by a service level here; without a deadline where nothing is promised.</param>
    /// <param name="start">When the clock started: what was due before says nothing about the work since.</param>
    public static ClockState Earlier(ClockState ours, DateTimeOffset start, DateTimeOffset? due)
    {
        ArgumentNullException.ThrowIfNull(ours);
        var isMeant = due > start && due < start.AddYears(MaxYears);
        return isMeant && !(ours.Known <= due) ? ClockState.External(ours.StartedAt, due!.Value) : ours;
    }

    /// <summary>Change of the clock of a case by what is due there now; null when it just continues.</summary>
    public static async Task<ClockChange?> FindAsync(
        ConsoleDbContext db,
        CaseRow row,
        StateMachine machine,
        DateTimeOffset? due,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(machine);
        if (row.ResolvedAt is not null)
        {
            return null; // a case that is solved keeps the deadline it was judged by
        }

        var (before, start) = (ClockState.From(row), CaseTypeCalendars.StartOf(row));
        var told = due is { } at ? Timestamps.Round(at) : (DateTimeOffset?)null;
        if (!before.IsOurs && (told == before.Deadline || told <= start))
        {
            return null;
        }

        // a deadline that came by another way is a promise too
        var stays = before.IsOurs || await ToldAsync(db, row.Id, cancellationToken) is null;
        var after = Earlier(stays ? before : await OursAsync(db, row, machine, cancellationToken), start, told);
        return after == before ? null : new(ClockMove.Told, before, after, Working: null);
    }

    /// <summary>Adds the due date to the attributes of the event that changes the clock.</summary>
    public static void Note(IDictionary<string, string> attributes, DateTimeOffset? due)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        attributes[Attribute] = due is { } at ? Timestamps.Round(at).UtcDateTime.ToString("O", CultureInfo.InvariantCulture) : "";
    }

    /// <summary>The due date that a case last got its clock from; null when there is none.</summary>
    public static async Task<DateTimeOffset?> ToldAsync(ConsoleDbContext db, Guid caseId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var last = await db
            .CaseEvents.AsNoTracking()
            .Where(each => each.CaseId == caseId && each.Activity == RemoteEvents.Due)
            .OrderByDescending(each => each.Ordinal)
            .FirstOrDefaultAsync(cancellationToken);
        return last is null ? null : In(last);
    }

    /// <summary>The same for many cases; those without one are left out.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> ToldAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<Guid> caseIds,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .CaseEvents.AsNoTracking()
            .Where(each => caseIds.Contains(each.CaseId) && each.Activity == RemoteEvents.Due)
            .OrderBy(each => each.CaseId)
            .ThenBy(each => each.Ordinal)
            .ToListAsync(cancellationToken);
        var told = new Dictionary<Guid, DateTimeOffset>();
        foreach (var last in rows.GroupBy(each => each.CaseId).Select(same => same.Last()))
        {
            if (In(last) is { } due)
            {
                told.Add(last.CaseId, due);
            }
        }

        return told;
    }

    private static DateTimeOffset? In(CaseEventRow told) =>
        DateTimeOffset.TryParse(
            CaseEvents.AttributesOf(told).GetValueOrDefault(Attribute),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var due
        )
            ? due
            : null;

    // as if the ticket had never had a due date
    private static async Task<ClockState> OursAsync(
        ConsoleDbContext db,
        CaseRow row,
        StateMachine machine,
        CancellationToken cancellationToken
    )
    {
        var levels = await LevelTable.ReadAsync(db, cancellationToken);
        return (await PromisedClock.FindAsync(db, levels, row, machine, cancellationToken))?.Clock ?? ClockState.Without(row.SlaStartedAt);
    }
}
