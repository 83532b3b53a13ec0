using System.Text.Json;
using RecsConsole.Database;

namespace RecsConsole.Casework.ServiceLevels;

/// <param name="StartedAt">Null: when the case was first opened.</param>
/// <param name="Deadline">Null when nothing is promised, and while the clock is paused.</param>
/// <param name="Level">The service level of the deadline; null if another system supplied it.</param>
/// <param name="PausedAt">Start of the current pause; null while the clock runs.</param>
/// <param name="Held">The deadline before the pause.</param>
public sealed record ClockState(
    DateTimeOffset? StartedAt,
    DateTimeOffset? Deadline,
    string? Level,
    int? Version,
    bool IsRoundTheClock,
    DateTimeOffset? PausedAt,
    DateTimeOffset? Held
)
{
    /// <summary>The deadline as far as known: while the clock is paused, it can only become later.</summary>
    public DateTimeOffset? Known => Deadline ?? Held;

    /// <summary>A service level here decides, or nothing does yet; otherwise another system supplied the deadline.</summary>
    internal bool IsOurs => Level is not null || Known is null;

    public static ClockState From(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
            row.SlaStartedAt,
            row.SlaDeadline,
            row.SlaLevelKey,
            row.SlaLevelVersion,
            row.SlaRoundTheClock,
            row.SlaPausedAt,
            row.SlaHeldDeadline
        );
    }

    /// <summary>
    /// The clock of a case, if the tier of its customer decides on it; null otherwise. A case that is over or solved keeps the deadline it was
    /// judged by, and so does one whose deadline another system keeps, except that the due date of a ticket counts only where nothing here
    /// promises an earlier time.
    /// </summary>
    /// <param name="due">The due date of its ticket, if the case got its clock from that.</param>
    internal static ClockState? ByTier(CaseRow row, DateTimeOffset? due)
    {
        var clock = From(row);
        var isOpen = row is { IsOpen: true, ResolvedAt: null };
        return isOpen && (clock.IsOurs || (due is not null && due == clock.Deadline)) ? clock : null;
    }

    /// <summary>A deadline supplied by another system: that system keeps the clock, so nothing here pauses it.</summary>
    public static ClockState External(DateTimeOffset? startedAt, DateTimeOffset deadline) =>
        new(startedAt, deadline, null, null, false, null, null);

    /// <summary>Nothing is promised.</summary>
    public static ClockState Without(DateTimeOffset? startedAt) => new(startedAt, null, null, null, false, null, null);

    /// <summary>Same start, deadline and pause, whichever version of a level they come from.</summary>
    public bool RunsLike(ClockState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return StartedAt == other.StartedAt && Known == other.Known && PausedAt == other.PausedAt;
    }

    /// <summary>The same with another version of the level.</summary>
    public ClockState ByLevelOf(ClockState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Level = other.Level, Version = other.Version, IsRoundTheClock = other.IsRoundTheClock };
    }

    /// <summary>The same with the clock paused.</summary>
    public ClockState PausedSince(DateTimeOffset at) => this with { Deadline = null, PausedAt = at, Held = Deadline };

    public void PutOn(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        (row.SlaStartedAt, row.SlaDeadline) = (StartedAt, Deadline);
        (row.SlaLevelKey, row.SlaLevelVersion, row.SlaRoundTheClock) = (Level, Version, IsRoundTheClock);
        (row.SlaPausedAt, row.SlaHeldDeadline) = (PausedAt, Held);
    }

    internal string ToText() => JsonSerializer.Serialize(this);

    internal static ClockState? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<ClockState>(text);
}
