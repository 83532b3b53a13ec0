using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Casework.Inbox;

/// <summary>
/// Notifies those who may run a job again that it has failed: at its first failure, not at each of a row. Its next success withdraws what
/// nobody has read.
/// </summary>
public static class FailureNews
{
    /// <param name="run">The run with its end.</param>
    public static async Task EndAsync(ConsoleDbContext db, JobRunRow run, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(run);
        if (run.Status is not (JobStatus.Done or JobStatus.Failed))
        {
            return;
        }

        var (hasFailed, hadFailed) = (run.Status is JobStatus.Failed, await HadFailedAsync(db, run, cancellationToken));
        if (hasFailed && !hadFailed)
        {
            await NotifyAsync(db, run, at, cancellationToken);
        }
        else if (hadFailed && !hasFailed)
        {
            await TakeBackAsync(db, run.Job, at, cancellationToken);
        }
    }

    /// <summary>Key of the job and id of the run of a notification; null when it is of none.</summary>
    public static (string Job, string Run)? RunOf(InboxItemRow item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Kind is InboxKind.JobFailed && item.Reference?.Split('/') is [var job, var run] ? (job, run) : null;
    }

    private static async Task NotifyAsync(ConsoleDbContext db, JobRunRow run, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var person in await RightHolders.ReadAsync(db, AccessOperation.RunJobs, at, cancellationToken))
        {
            await InboxPost.NotifyAsync(
                db,
                // from nobody: whoever asked for the run wants to know as well
                new(person, $"failure:{run.Id:D}", InboxKind.JobFailed, at) { Reference = $"{run.Job}/{run.Id:D}" },
                cancellationToken
            );
        }
    }

    private static async Task TakeBackAsync(ConsoleDbContext db, string job, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var start = job + "/";
        var keys = await db
            .InboxItems.Where(row => row.Kind == InboxKind.JobFailed && row.ReadAt == null && row.Reference!.StartsWith(start))
            .Select(row => row.EventKey)
            .Distinct()
            .ToListAsync(cancellationToken);
        foreach (var key in keys)
        {
            await InboxPost.TakeBackAsync(db, key, at, cancellationToken);
        }
    }

    private static async Task<bool> HadFailedAsync(ConsoleDbContext db, JobRunRow run, CancellationToken cancellationToken) =>
        await db
            .JobRuns.AsNoTracking()
            .Where(other => other.Job == run.Job && other.Id != run.Id && other.RequestedAt <= run.RequestedAt)
            .Where(other => other.Status == JobStatus.Done || other.Status == JobStatus.Failed)
            .OrderByDescending(other => other.RequestedAt)
            .ThenByDescending(other => other.Id)
            .Select(other => (JobStatus?)other.Status)
            .FirstOrDefaultAsync(cancellationToken) is JobStatus.Failed;
}
