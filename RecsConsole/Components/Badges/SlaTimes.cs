namespace RecsConsole.Components.Badges;

/// <summary>What a <see cref="SlaBar"/> shows: the times of a clock, and how it is measured.</summary>
/// <param name="Deadline">When the time runs out; null when the case has no SLA.</param>
public sealed record SlaTimes(DateTimeOffset? Deadline)
{
    /// <summary>When the clock started: the bar was full then.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When the case ended; the clock is stopped from then on.</summary>
    public DateTimeOffset? Stopped { get; init; }

    /// <summary>Since when the clock is paused, independent of business hours; null while it runs.</summary>
    public DateTimeOffset? Paused { get; init; }

    /// <summary>What the time is for, after the words: "to first solution".</summary>
    public string? For { get; init; }

    /// <summary>For a table whose column heading already says SLA: "3 h 12 m" without "left".</summary>
    public bool IsShort { get; init; }

    /// <summary>Measures with another clock than wall time, such as one that stops outside business hours.</summary>
    public Func<DateTimeOffset, SlaStatus>? Measure { get; init; }

    /// <summary>The words change with the time.</summary>
    public bool IsRunning => Deadline is not null && Stopped is null && Paused is null;
}
