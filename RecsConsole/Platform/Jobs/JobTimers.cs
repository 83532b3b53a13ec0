using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Platform.Jobs;

/// <summary>
/// Moves the timer of a scheduled job by conditional statements: of several processes that read the same row, one finds it unmoved, and the others
/// change nothing.
/// </summary>
public static class JobTimers
{
    /// <summary>Sets the expression, the time zone and the time that is due next.</summary>
    /// <returns>Whether the row was as it was read, and is moved now.</returns>
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

    /// <summary>Takes the timer of a job away that has no schedule any more.</summary>
    public static Task RemoveAsync(ConsoleDbContext db, string job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.JobTimers.Where(row => row.Job == job).ExecuteDeleteAsync(cancellationToken);
    }
}
