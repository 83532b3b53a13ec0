using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>The clock that the service levels in force give a case, whatever clock it has now.</summary>
internal sealed record PromisedClock(ServiceLevel Level, ClockState Clock)
{
    /// <summary>Null where nothing is promised.</summary>
    public static async Task<PromisedClock?> FindAsync(
        ConsoleDbContext db,
        LevelTable levels,
        CaseRow row,
        StateMachine machine,
        CancellationToken cancellationToken
    )
    {
        var tier = await ClockChange.TierAsync(db, row, cancellationToken);
        if (levels.For(new(row.TypeKey, row.Priority, tier))?.Within(machine) is not { } level)
        {
            return null;
        }

        var moves = await StateMove.ReadAsync(db, row.Id, cancellationToken);
        var pauses = ClockPause.Of(moves, level, CaseTypeCalendars.StartOf(row));
        return new(level, levels.ClockOf(level, row, row.SlaStartedAt, pauses));
    }
}
