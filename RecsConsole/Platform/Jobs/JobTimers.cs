using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Platform.Jobs;

/// <summary>
/// Moves the timer of a scheduled job with conditional updates: of several processes that read the same row, only one succeeds.
/// </summary>
public static class JobTimers
{
    /// <summary>Sets the expression, the time zone and the next due time.</summary>
    /// <returns>Whether the row was still as read and is now updated.</returns>
    public static async Task<bool> MoveAsync(ConsoleDbContext db, JobTimerRow read, JobTimerRow next, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(next);
        var moved = await db
            .JobTimers.Where(row =>
                row.Job == read.Job && row.DueAt == read.DueAt && row.Cron == read.Cron && row.TimeZone == read.TimeZone
            )
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(timer => timer.Cron, next.Cron)
                        .SetProperty(timer => timer.TimeZone, next.TimeZone)
                        .SetProperty(timer => timer.DueAt, next.DueAt),
                cancellationToken
            );
        return moved == 1;
    }

    /// <summary>Removes the timer of a job that no longer has a schedule.</summary>
    public static Task RemoveAsync(ConsoleDbContext db, string job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.JobTimers.Where(row => row.Job == job).ExecuteDeleteAsync(cancellationToken);
    }
}
