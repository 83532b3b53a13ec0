using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>The clock of a case that gets its customer late: from then on, the service level of the customer's tier counts.</summary>
internal static class CustomerClock
{
    /// <summary>Change of the clock; null when it just continues.</summary>
    /// <param name="row">The case with its customer.</param>
    public static async Task<ClockChange?> FindAsync(
        ConsoleDbContext db,
        LevelTable levels,
        CaseRow row,
        StateMachine machine,
        CancellationToken cancellationToken
    )
    {
        var due = ClockState.From(row).IsOurs ? null : await TicketDue.ToldAsync(db, row.Id, cancellationToken);
        if (
            ClockState.ByTier(row, due) is not { } before
            || await PromisedClock.FindAsync(db, levels, row, machine, cancellationToken) is not { } promised
        )
        {
            return null;
        }

        var after = TicketDue.Earlier(promised.Clock, CaseTypeCalendars.StartOf(row), due);
        return after == before ? null : new(ClockMove.Applied, before, after, promised.Level.Target);
    }
}
