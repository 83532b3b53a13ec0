using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>The SLA clock of a case for the screen; what is left is working time, so nights and weekends do not drain it.</summary>
/// <param name="Stopped">When the case ended and the clock with it.</param>
public sealed record SlaView(DateTimeOffset Started, DateTimeOffset Deadline, DateTimeOffset? Stopped, BusinessSpans Spans)
{
    private readonly SlaClock _clock = new(Spans, Started.ToUnixTimeMilliseconds(), Deadline.ToUnixTimeMilliseconds());

    /// <summary>Since when the clock stands, as the deadline stood then; null while it runs.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Working time left at an instant; negative once late.</summary>
    public TimeSpan Left(DateTimeOffset at) =>
        TimeSpan.FromMilliseconds(_clock.RemainingMs((PausedAt ?? at).ToUnixTimeMilliseconds()) ?? 0);

    /// <summary>What is left of the whole, 0 to 1.</summary>
    public double Share(DateTimeOffset at) => _clock.ShareRemaining((PausedAt ?? at).ToUnixTimeMilliseconds()) ?? 0;

    /// <summary>Whether the clock moves at an instant: it is working time.</summary>
    public bool IsRunning(DateTimeOffset at) => Spans.Between(at.ToUnixTimeMilliseconds(), at.AddMinutes(1).ToUnixTimeMilliseconds()) > 0;

    public bool IsLate(DateTimeOffset at) => (Stopped ?? PausedAt ?? at) > Deadline;

    /// <summary>Still running, and late or with less working time left than <see cref="SlaHorizons.Soon"/>.</summary>
    public bool IsAtRisk(DateTimeOffset at) => Stopped is null && PausedAt is null && (IsLate(at) || Left(at) < SlaHorizons.Soon);
}
