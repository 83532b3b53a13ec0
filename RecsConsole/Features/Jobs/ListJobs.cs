using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Features.Jobs.Schedules;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs;

/// <summary>Lists all jobs: schedule, current run, and last result of each.</summary>
public sealed class ListJobs(OperationScopeFactory scopes, RunDetails reading, IOptions<JobsOptions> options, TimeProvider clock)
{
    public async Task<Result<JobBoard>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewJobs, "list.jobs", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var zone = await RunDetails.ZoneAsync(db, actor, cancellationToken);
        var schedules = await db.JobSchedules.AsNoTracking().ToDictionaryAsync(row => row.Job, StringComparer.Ordinal, cancellationToken);
        var runs = await reading.LinesAsync(db, await ReadAsync(db, cancellationToken), cancellationToken);
        return new JobBoard(
            [.. reading.Jobs.Select(job => Line(job, job.IsFixed ? null : schedules.GetValueOrDefault(job.Key), runs, zone))],
            scope.Access.Subject.Roles.Contains(ConsoleRole.Admin),
            options.Value.Enabled,
            zone
        );
    }

    // Per job only active runs and the last ended one: few rows, however long the history.
    private async Task<List<JobRunRow>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db.JobRuns.AsNoTracking().UnderWay().OrderBy(row => row.RequestedAt).Take(200).ToListAsync(cancellationToken);
        foreach (var job in reading.Jobs)
        {
            var last = await db
                .JobRuns.AsNoTracking()
                .Where(row => row.Job == job.Key)
                .Where(row => row.Status != JobStatus.Queued && row.Status != JobStatus.Running)
                .OrderByDescending(row => row.RequestedAt)
                .ThenByDescending(row => row.Id)
                .FirstOrDefaultAsync(cancellationToken);
            if (last is not null)
            {
                rows.Add(last);
            }
        }

        return rows;
    }

    private JobLine Line(JobInfo job, JobScheduleRow? own, IReadOnlyList<RunLine> runs, TimeZoneInfo zone)
    {
        var mine = runs.Where(run => string.Equals(run.Job, job.Key, StringComparison.Ordinal)).ToList();
        var cron = own?.Cron ?? job.DefaultCron;
        var times = JobSchedule.From(job, own, zone);
        return new(
            job.Key,
            job.Title,
            job.Description,
            times is not null ? ScheduleLabels.Of(times.Cron)
                : cron is null ? Texts.OnlyOnRequest
                : Texts.SwitchedOff,
            cron,
            times is not null,
            own is not null,
            own?.Revision ?? 0,
            times?.NextAfter(clock.GetUtcNow()),
            mine.FirstOrDefault(run => run.Status is JobStatus.Running) ?? mine.FirstOrDefault(run => run.IsUnderWay),
            mine.FirstOrDefault(run => !run.IsUnderWay)
        )
        {
            IsFixed = job.IsFixed,
        };
    }
}

/// <summary>All jobs of the tenant.</summary>
/// <param name="MayRun">Whether the reader may start, stop and schedule them.</param>
/// <param name="RunsHere">Whether this process runs jobs; otherwise another one must.</param>
/// <param name="Zone">The tenant's time zone, used by schedules.</param>
public sealed record JobBoard(IReadOnlyList<JobLine> Jobs, bool MayRun, bool RunsHere, TimeZoneInfo Zone);
