using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Jobs.Schedules;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>
/// The scheduled runs without trouble of jobs that run at least hourly. The newest of a job stands for all of them in the history;
/// otherwise they would fill it.
/// </summary>
/// <param name="Jobs">Keys of these jobs.</param>
/// <param name="Newest">The newest such run of each.</param>
/// <param name="Counts">Number of such runs, by job.</param>
internal sealed record FrequentRuns(IReadOnlyList<string> Jobs, IReadOnlyList<Guid> Newest, IReadOnlyDictionary<string, int> Counts)
{
    private static readonly TimeSpan s_often = TimeSpan.FromHours(1);

    public static FrequentRuns None { get; } = new([], [], new Dictionary<string, int>(StringComparer.Ordinal));

    public static async Task<FrequentRuns> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyList<JobInfo> jobs,
        TimeZoneInfo zone,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var own = await db.JobSchedules.AsNoTracking().ToDictionaryAsync(row => row.Job, StringComparer.Ordinal, cancellationToken);
        List<string> keys =
        [
            .. jobs.Where(job => IsFrequent(JobSchedule.From(job, own.GetValueOrDefault(job.Key), zone), now)).Select(job => job.Key),
        ];
        var newest = new List<Guid>();
        foreach (var key in keys)
        {
            newest.AddRange(
                await Routine(db)
                    .Where(row => row.Job == key)
                    .OrderByDescending(row => row.RequestedAt)
                    .ThenByDescending(row => row.Id)
                    .Select(row => row.Id)
                    .Take(1)
                    .ToListAsync(cancellationToken)
            );
        }

        var counts = await Routine(db)
            .Where(row => keys.Contains(row.Job))
            .GroupBy(row => row.Job)
            .Select(runs => new { runs.Key, Count = runs.Count() })
            .ToDictionaryAsync(each => each.Key, each => each.Count, StringComparer.Ordinal, cancellationToken);
        return new(keys, newest, counts);
    }

    /// <summary>Leaves out the runs that the newest stands for.</summary>
    public IQueryable<JobRunRow> Fold(IQueryable<JobRunRow> runs) =>
        Jobs.Count == 0
            ? runs
            : runs.Where(row =>
                row.RequestedById != null || row.Status != JobStatus.Done || !Jobs.Contains(row.Job) || Newest.Contains(row.Id)
            );

    /// <summary>The line with the number of runs that it stands for besides its own.</summary>
    public RunLine Counted(RunLine line) => Newest.Contains(line.Id) ? line with { Folded = Counts.GetValueOrDefault(line.Job) - 1 } : line;

    private static IQueryable<JobRunRow> Routine(ConsoleDbContext db) =>
        db.JobRuns.AsNoTracking().Where(row => row.RequestedById == null && row.Status == JobStatus.Done);

    private static bool IsFrequent(JobSchedule? times, DateTimeOffset now) =>
        times?.Next(now, 2) is [var first, var second] && second - first <= s_often;
}
