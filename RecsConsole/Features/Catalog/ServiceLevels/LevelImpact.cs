using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>What a level, once it is published, would make of the clock of an open case that it is for.</summary>
public sealed record LevelImpact(CaseRow Case, ClockState Before, ClockState After)
{
    /// <summary>The case would have another deadline, or its clock would stand where it runs.</summary>
    public bool IsChange => Before.Known != After.Known || Before.PausedAt is null != After.PausedAt is null;

    /// <summary>It is in time now and would be late from the first moment.</summary>
    public bool IsLateAtOnce(DateTimeOffset at) => After.Deadline < at && !(Before.Deadline < at);

    /// <summary>How much time it would lose; less than nothing where it would gain some.</summary>
    public TimeSpan Lost => (Before.Known ?? DateTimeOffset.MaxValue) - (After.Known ?? DateTimeOffset.MaxValue);

    /// <summary>Null where the level is not for the case: another one goes before it, it is solved, or another system told its deadline.</summary>
    /// <param name="levels">As they would be, the level among them.</param>
    /// <param name="tier">Of its customer.</param>
    public static LevelImpact? Of(LevelTable levels, string level, CaseRow row, string? tier, IEnumerable<StateMove> moves)
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

        var pauses = ClockPause.Of(moves, promised, SlaCalendars.StartOf(row));
        return new(row, ClockState.Of(row), levels.Stand(promised, row, row.SlaStartedAt, pauses));
    }
}
