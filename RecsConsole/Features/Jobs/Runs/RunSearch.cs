using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>Finds runs by the title of their job or by their requester, as the reader sees both.</summary>
internal static class RunSearch
{
    /// <summary>
    /// Titles are in the language of the reader, and names are encrypted with individual keys, so both are compared here. There are few of
    /// either, however long the history.
    /// </summary>
    public static async Task<IQueryable<JobRunRow>> NarrowAsync(
        ConsoleDbContext db,
        RunDetails reading,
        IQueryable<JobRunRow> runs,
        string text,
        CancellationToken cancellationToken
    )
    {
        var known = await runs.Select(row => row.Job).Distinct().ToListAsync(cancellationToken);
        var jobs = known.Where(job => Has(reading.TitleOf(job), text)).ToList();
        var people = await PeopleAsync(db, runs, text, cancellationToken);
        var isOfSchedule = Has(Texts.ItsSchedule, text);
        return runs.Where(row =>
            jobs.Contains(row.Job)
            || (row.RequestedById == null && isOfSchedule)
            || (row.RequestedById != null && people.Contains(row.RequestedById.Value))
        );
    }

    private static async Task<List<Guid>> PeopleAsync(
        ConsoleDbContext db,
        IQueryable<JobRunRow> runs,
        string text,
        CancellationToken cancellationToken
    )
    {
        var ids = await runs.Where(row => row.RequestedById != null)
            .Select(row => row.RequestedById!.Value)
            .Distinct()
            .ToListAsync(cancellationToken);
        var names = await PeopleNames.ReadAsync(db, ids, cancellationToken);
        return [.. ids.Where(id => Has(names.GetValueOrDefault(id) ?? Texts.Somebody, text))];
    }

    private static bool Has(string words, string text) => words.Contains(text, StringComparison.OrdinalIgnoreCase);
}
