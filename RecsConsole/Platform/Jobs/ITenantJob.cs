namespace RecsConsole.Platform.Jobs;

/// <summary>
/// Work that runs in the background for one tenant at a time. Each feature registers its own with
/// <see cref="TenantJobs.AddTenantJob{TJob}(IServiceCollection, JobInfo)"/>; the jobs page lists them. A run may be interrupted at any
/// moment and is then repeated from the start: it must be idempotent.
/// </summary>
public interface ITenantJob
{
    /// <summary>Key of its <see cref="JobInfo"/>.</summary>
    string Key { get; }

    /// <summary>Runs the job; returns its result with figures. An expected failure is an <see cref="Error"/>.</summary>
    Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken);
}

/// <summary>Which run this is.</summary>
/// <param name="Actor">The tenant's job actor (<see cref="Platform.Actor.Job"/>): it sees this tenant only.</param>
/// <param name="RequestedById">Who asked; null when the schedule did.</param>
/// <param name="Attempt">From 1; higher when an earlier attempt was interrupted.</param>
public sealed record JobContext(Actor Actor, Guid RunId, Guid? RequestedById, int Attempt)
{
    /// <summary>The part of the job's work that was requested; null for all of it.</summary>
    public string? Part { get; init; }
}
