using RecsConsole.Features.Jobs.Runs;

namespace RecsConsole.Features.Jobs;

/// <summary>A job with its schedule, what goes on and what came of it last.</summary>
/// <param name="Schedule">In words.</param>
/// <param name="Cron">The expression in force or, when switched off, the one that would be; null when it runs only when asked.</param>
/// <param name="IsOn">It runs by itself.</param>
/// <param name="IsOwn">The tenant changed the default.</param>
/// <param name="NextAt">When it runs by itself next.</param>
/// <param name="Current">A run that goes on or waits.</param>
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
);
