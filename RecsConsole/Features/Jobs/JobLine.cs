using RecsConsole.Features.Jobs.Runs;

namespace RecsConsole.Features.Jobs;

/// <summary>A job with its schedule, current run and last run.</summary>
/// <param name="Schedule">The schedule in words.</param>
/// <param name="Cron">The expression in force or, when switched off, the one that would be; null when it runs only on request.</param>
/// <param name="IsOn">Whether the job runs on a schedule.</param>
/// <param name="IsOwn">Whether the tenant changed the default.</param>
/// <param name="NextAt">Next scheduled run.</param>
/// <param name="Current">The running or queued run.</param>
/// <param name="Last">The run that ended last.</param>
public sealed record JobLine(
    string Key,
    string Title,
    string Description,
    string Schedule,
    string? Cron,
    bool IsOn,
    bool IsOwn,
    long Revision,
    DateTimeOffset? NextAt,
    RunLine? Current,
    RunLine? Last
)
{
    /// <summary>Nobody changes its schedule.</summary>
    public bool IsFixed { get; init; }
}
