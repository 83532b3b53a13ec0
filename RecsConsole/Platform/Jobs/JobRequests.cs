using RecsConsole.Database;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Platform.Jobs;

/// <summary>Asks for a run of a job, in the transaction of whatever makes it necessary; the runner takes it up from the row.</summary>
public static class JobRequests
{
    /// <summary>Key of the change that says that a schedule was changed; all others are ids of runs.</summary>
    public const string SchedulesKey = "schedules";

    /// <summary>Adds a queued run to <paramref name="db"/>; the caller's SaveChanges writes it, and has checked that the actor may ask.</summary>
    public static JobRunRow Append(ConsoleDbContext db, string job, Guid? requestedById, DateTimeOffset at, Guid? retryOfId = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentException.ThrowIfNullOrEmpty(job);
        var row = new JobRunRow
        {
            TenantId = db.TenantId,
            Id = Guid.CreateVersion7(at),
            Job = job,
            Status = JobStates.Queued,
            RequestedById = requestedById,
            RequestedAt = at,
            RetryOfId = retryOfId,
        };
        db.JobRuns.Add(row);
        ChangeFeed.Append(db, ChangeKind.Job, row.Id.ToString("D"), at);
        return row;
    }
}
