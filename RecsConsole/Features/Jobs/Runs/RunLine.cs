using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>A run of a job, as lists show it.</summary>
/// <param name="Title">Of its job.</param>
/// <param name="AskedBy">Name; null when the schedule asked.</param>
/// <param name="CancelAskedBy">Name of who asked for its end.</param>
/// <param name="RetryOf">The run that this one repeats.</param>
public sealed record RunLine(
    Guid Id,
    string Job,
    string Title,
    JobStatus Status,
    DateTimeOffset RequestedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    int Percent,
    StoredText? Step,
    int Attempt,
    StoredText? Result,
    string? AskedBy,
    string? CancelAskedBy,
    Guid? RetryOf
)
{
    public bool IsUnderWay => Status.IsUnderWay();

    public bool CanRetry => Status is JobStatus.Failed or JobStatus.Cancelled;

    public TimeSpan? Took => FinishedAt - StartedAt;
}
