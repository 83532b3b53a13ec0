using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>The SLA clock of a case for display; remaining time is working time, so nights and weekends do not reduce it.</summary>
/// <param name="Stopped">When the case was solved and the clock stopped; null while it is not, also after it was reopened.</param>
public sealed record SlaView(DateTimeOffset Started, DateTimeOffset Deadline, DateTimeOffset? Stopped, BusinessSpans Spans)
{
    private readonly SlaClock _clock = new(Spans, Started.ToUnixTimeMilliseconds(), Deadline.ToUnixTimeMilliseconds());

    /// <summary>Start of the pause, in which the deadline is the one before; null while the clock runs.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Nights or holidays do not count; otherwise every hour does.</summary>
    public bool IsWorkingTime => !ReferenceEquals(Spans, BusinessSpans.Always);

    /// <summary>Working time left at an instant; negative once late.</summary>
    public TimeSpan Left(DateTimeOffset at) =>
        TimeSpan.FromMilliseconds(_clock.RemainingMs((PausedAt ?? at).ToUnixTimeMilliseconds()) ?? 0);

    /// <summary>Remaining share of the total time, 0 to 1.</summary>
    public double Share(DateTimeOffset at) => _clock.ShareRemaining((PausedAt ?? at).ToUnixTimeMilliseconds()) ?? 0;

    /// <summary>Whether the clock advances at an instant, because it is working time.</summary>
    public bool IsRunning(DateTimeOffset at) => Spans.Between(at.ToUnixTimeMilliseconds(), at.AddMinutes(1).ToUnixTimeMilliseconds()) > 0;

    public bool IsLate(DateTimeOffset at) => (Stopped ?? PausedAt ?? at) > Deadline;

    /// <summary>Not solved or paused, and late or with less working time left than <see cref="SlaHorizons.Soon"/>.</summary>
    public bool IsAtRisk(DateTimeOffset at) => Stopped is null && PausedAt is null && (IsLate(at) || Left(at) < SlaHorizons.Soon);
}
