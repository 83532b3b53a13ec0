using System.Text.Json;
using RecsConsole.Database;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>How the clock of a case stands.</summary>
/// <param name="StartedAt">Null: when the case was opened first.</param>
/// <param name="Deadline">Null where nothing is promised, and while the clock stands.</param>
/// <param name="Level">The service level that the deadline comes from; null where another system told it.</param>
/// <param name="PausedAt">Since when the clock stands; null while it runs.</param>
/// <param name="Held">The deadline that it had when it was stopped.</param>
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
    /// <summary>By when the case is to be solved as far as anybody can tell: while the clock stands, it can only be later.</summary>
    public DateTimeOffset? Known => Deadline ?? Held;

    public static ClockState Of(CaseRow row)
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

    /// <summary>A deadline that another system told: it keeps that clock itself, so nothing here stops it.</summary>
    public static ClockState Told(DateTimeOffset? startedAt, DateTimeOffset deadline) =>
        new(startedAt, deadline, null, null, false, null, null);

    /// <summary>The same start, the same deadline, and it stands or runs alike, whichever version of a level says so.</summary>
    public bool RunsLike(ClockState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return StartedAt == other.StartedAt && Known == other.Known && PausedAt == other.PausedAt;
    }

    /// <summary>The same by the version of another.</summary>
    public ClockState ByLevelOf(ClockState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Level = other.Level, Version = other.Version, IsRoundTheClock = other.IsRoundTheClock };
    }

    /// <summary>The same with the clock stopped.</summary>
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
