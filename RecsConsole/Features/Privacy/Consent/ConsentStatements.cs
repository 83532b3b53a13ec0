using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Lists;
using RecsConsole.Database;
using RecsConsole.Database.Personal;

namespace RecsConsole.Features.Privacy.Consent;

/// <summary>The consent statements page by page, newest first, found by the key of who made them.</summary>
internal static class ConsentStatements
{
    public const int PageSize = 50;

    public static async Task<ListPart<ConsentLine>> ReadAsync(
        ConsoleDbContext db,
        ConsentFilter filter,
        CancellationToken cancellationToken
    )
    {
        var found = await MatchingAsync(db, filter.Search, cancellationToken);
        var total = await found.CountAsync(cancellationToken);
        var page = Pages.Within(filter.Page, total, PageSize);
        var rows = await found
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        return new(await LinesAsync(db, rows, cancellationToken), page, PageSize, total);
    }

    // statements of people are stored under their ids, which no screen shows
    private static async Task<IQueryable<ConsentRow>> MatchingAsync(
        ConsoleDbContext db,
        string? search,
        CancellationToken cancellationToken
    )
    {
        var all = db.Consents.AsNoTracking();
        if (search is null)
        {
            return all;
        }

#pragma warning disable CA1304, CA1311, CA1862, MA0011 // translated to SQL, which has no cultures
        var part = search.ToLower();
        var ids = await db.People.Where(row => row.Key.ToLower().Contains(part)).Select(row => row.Id).ToListAsync(cancellationToken);
        var people = ids.ConvertAll(id => id.ToString("D"));
        return all.Where(row =>
            (row.SubjectKind == SubjectName.AccountKind && row.SubjectKey.ToLower().Contains(part))
            || (row.SubjectKind == SubjectName.PersonKind && EF.Parameter(people).Contains(row.SubjectKey))
        );
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }

    private static async Task<IReadOnlyList<ConsentLine>> LinesAsync(
        ConsoleDbContext db,
        List<ConsentRow> rows,
        CancellationToken cancellationToken
    )
    {
        var keys = rows.Where(row => row.SubjectKind is SubjectName.AccountKind).Select(row => row.SubjectKey).ToList();
        var ids = rows.Where(row => row.SubjectKind is SubjectName.PersonKind).Select(row => Guid.Parse(row.SubjectKey)).ToList();
        var accounts = await db.Accounts.AsNoTracking().Where(row => keys.Contains(row.Key)).ToListAsync(cancellationToken);
        var people = await db.People.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var subjects = accounts
            .Select(row => (Subject: SubjectName.Account(row.Key), row.Key, row.Name))
            .Concat(people.Select(row => (Subject: SubjectName.Person(row.Id), row.Key, Name: row.DisplayName)))
            .ToDictionary(row => row.Subject, row => (row.Key, row.Name));
        return rows.ConvertAll(row =>
        {
            var (key, name) = subjects.TryGetValue(new(row.SubjectKind, row.SubjectKey), out var known)
                ? known
                : (row.SubjectKey, row.SubjectKey);
            return new ConsentLine(row.Id, row.DataClass, row.SubjectKind, key, name, row.IsGiven, row.Channel, row.At);
        });
    }
}
