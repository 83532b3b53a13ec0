using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>Converts run rows to lines, with the names of people and jobs.</summary>
public sealed class RunDetails(IEnumerable<JobInfo> jobs)
{
    /// <summary>The jobs of this version of the application, by title.</summary>
    public IReadOnlyList<JobInfo> Jobs { get; } = [.. jobs.OrderBy(job => job.Title, StringComparer.Ordinal)];

    public JobInfo? Find(string key) => Jobs.FirstOrDefault(job => string.Equals(job.Key, key, StringComparison.Ordinal));

    /// <summary>The title of a job; its key when this version of the application does not know it.</summary>
    public string TitleOf(string key) => Find(key)?.Title ?? key;

    internal static async Task<TimeZoneInfo> ZoneAsync(ConsoleDbContext db, Actor actor, CancellationToken cancellationToken) =>
        TimeZones.Find(await db.Tenants.Where(row => row.Id == actor.TenantId).Select(row => row.TimeZone).SingleAsync(cancellationToken))
        ?? TimeZoneInfo.Utc;

    internal async Task<IReadOnlyList<RunLine>> LinesAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<JobRunRow> rows,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.SelectMany(row => new[] { row.RequestedById, row.CancelRequestedById }).OfType<Guid>().Distinct().ToList();
        var names = await PeopleNames.ReadAsync(db, ids, cancellationToken);
        return
        [
            .. rows.Select(row => new RunLine(
                row.Id,
                row.Job,
                TitleOf(row.Job),
                row.Status,
                row.RequestedAt,
                row.StartedAt,
                row.FinishedAt,
                row.Percent,
                StoredText.Read(row.Step),
                row.Attempt,
                StoredText.Read(row.Result),
                Name(names, row.RequestedById),
                Name(names, row.CancelRequestedById),
                row.RetryOfId
            )),
        ];
    }

    private static string? Name(Dictionary<Guid, string> names, Guid? id) =>
        id is { } known ? names.GetValueOrDefault(known) ?? Texts.Somebody : null;
}
