using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>A run of a job, as shown in lists.</summary>
/// <param name="Title">Title of the run's job.</param>
/// <param name="AskedBy">Name of the requester; null for a scheduled run.</param>
/// <param name="CancelAskedBy">Name of the person who requested the run's cancellation.</param>
/// <param name="RetryOf">The run that this run retries.</param>
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
    /// <summary>How many earlier scheduled runs without trouble the line stands for.</summary>
    public int Folded { get; init; }

    public bool IsUnderWay => Status.IsUnderWay();

    public bool CanRetry => Status is JobStatus.Failed or JobStatus.Cancelled;

    public TimeSpan? Took => FinishedAt - StartedAt;
}
