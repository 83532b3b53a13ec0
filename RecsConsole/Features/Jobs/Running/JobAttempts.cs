using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs.Running;

/// <summary>When a run may be taken, and how often.</summary>
/// <param name="Runner">The process that takes the run.</param>
/// <param name="SilentAfter">A running run without a heartbeat for this long is taken over.</param>
/// <param name="MaxAttempts">A run interrupted this often ends as failed.</param>
public sealed record JobAttempts(string Runner, TimeSpan SilentAfter, int MaxAttempts)
{
    /// <summary>Default number of attempts of a run. It is limited because the run itself may be what ends the process.</summary>
    public const int DefaultMax = 3;

    /// <summary>A run with this many attempts is not taken again.</summary>
    public bool AreSpent(int attempt) => attempt >= MaxAttempts;

    /// <summary>Whether nobody works on the run: it waits, or its process has been silent too long.</summary>
    public bool IsFree(JobRunRow row, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Status is JobStatus.Queued
            || (row.Status is JobStatus.Running && (row.HeartbeatAt ?? DateTimeOffset.MinValue) < now - SilentAfter);
    }
}
