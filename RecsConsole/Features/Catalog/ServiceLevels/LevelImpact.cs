using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>The effect of publishing a level on the clock of an open case that it covers.</summary>
public sealed record LevelImpact(CaseRow Case, ClockState Before, ClockState After)
{
    /// <summary>The time to resolution that the level promises.</summary>
    public TimeSpan Promised { get; init; }

    /// <summary>The deadline would change, or the clock would pause or resume.</summary>
    public bool IsChange => Before.Known != After.Known || Before.PausedAt is null != After.PausedAt is null;

    /// <summary>The case is on time now and would be overdue at once.</summary>
    public bool IsLateAtOnce(DateTimeOffset at) => After.Deadline < at && !(Before.Deadline < at);

    /// <summary>The time that the case would lose; negative when it would gain time.</summary>
    public TimeSpan Lost => (Before.Known ?? DateTimeOffset.MaxValue) - (After.Known ?? DateTimeOffset.MaxValue);

    /// <summary>
    /// Null when the level does not govern the case: another level takes precedence, the case is solved, or another system set its
    /// deadline.
    /// </summary>
    /// <param name="levels">All levels as they would be, including this one.</param>
    /// <param name="tier">Tier of the case's customer.</param>
    public static LevelImpact? From(LevelTable levels, string level, CaseRow row, string? tier, IEnumerable<StateMove> moves)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(row);
        var isOurs = row.SlaLevelKey is not null || row.SlaDeadline is null;
        if (
            !row.IsOpen
            || row.ResolvedAt is not null
            || !isOurs
            || levels.For(new(row.TypeKey, row.Priority, tier)) is not { } promised
            || !string.Equals(promised.Key, level, StringComparison.Ordinal)
        )
        {
            return null;
        }

        var pauses = ClockPause.Of(moves, promised, CaseTypeCalendars.StartOf(row));
        return new(row, ClockState.From(row), levels.ClockOf(promised, row, row.SlaStartedAt, pauses)) { Promised = promised.Target };
    }
}
