using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.People;

/// <summary>Lists the tenant's people, page by page, with their current load.</summary>
public sealed class ListPeople(OperationScopeFactory scopes)
{
    public const int PageSize = 50;

    public async Task<Result<PeopleList>> RunAsync(Actor actor, PeopleFilter filter, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "list.people", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        ArgumentNullException.ThrowIfNull(filter);
        var found = await FindAsync(db, filter, cancellationToken);
        var total = found.Count;
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Min(filter.Page, last);
        var order = await PeopleOrder.ReadAsync(db, filter.Sort, cancellationToken);
        var rows = await ReadAsync(db, PageOf(Sorted(found, order, filter.Descending), page), cancellationToken);
        List<Guid> ids = [.. rows.Select(row => row.Id)];
        var load = await LoadAsync(db, ids, cancellationToken);
        var away = await AwayAsync(db, ids, scope.Now, cancellationToken);
        return new PeopleList(
            [.. rows.Select(row => ToLine(row, load.GetValueOrDefault(row.Id)) with { AwayUntil = away.GetValueOrDefault(row.Id) })],
            total,
            page,
            await db.Teams.OrderBy(row => row.Name).Select(row => new PeopleTeam(row.Key, row.Name)).ToListAsync(cancellationToken),
            await db.People.CountAsync(row => row.IsActive, cancellationToken)
        );
    }

    // Names are encrypted with individual keys, so they are compared and sorted in memory: names only, not whole profiles.
    private static async Task<List<FoundPerson>> FindAsync(ConsoleDbContext db, PeopleFilter filter, CancellationToken cancellationToken)
    {
        var people = Narrow(db.People.AsNoTracking(), filter);
        if (filter.Search is not { } search)
        {
            return await people.Select(row => new FoundPerson(row.Id, row.DisplayName)).ToListAsync(cancellationToken);
        }

        var named = await people.Select(row => new NamedPerson(row.Id, row.DisplayName, row.Key, row.Email)).ToListAsync(cancellationToken);
        return [.. named.Where(person => person.Has(search)).Select(person => new FoundPerson(person.Id, person.Name))];
    }

    private static IEnumerable<FoundPerson> Sorted(List<FoundPerson> found, Dictionary<Guid, IComparable>? order, bool isDescending)
    {
        var byName = found.OrderBy(person => person.Name, StringComparer.InvariantCultureIgnoreCase).ThenBy(person => person.Id);
        return (order, isDescending) switch
        {
            (null, false) => byName,
            (null, true) => byName.Reverse(),
            (_, false) => byName.OrderBy(person => order!.GetValueOrDefault(person.Id)),
            (_, true) => byName.OrderByDescending(person => order!.GetValueOrDefault(person.Id)),
        };
    }

    private static List<Guid> PageOf(IEnumerable<FoundPerson> sorted, int page) =>
        [.. sorted.Skip((page - 1) * PageSize).Take(PageSize).Select(person => person.Id)];

    // in the order of the ids, without who is gone meanwhile
    private static async Task<List<PersonRow>> ReadAsync(ConsoleDbContext db, List<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await db.People.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    private static IQueryable<PersonRow> Narrow(IQueryable<PersonRow> people, PeopleFilter filter)
    {
        if (filter.IsActive is { } active)
        {
            people = people.Where(row => row.IsActive == active);
        }

        if (filter.Role is { } role)
        {
            people = people.Where(row => row.Roles.Contains(role));
        }

        if (filter.Team is { } team)
        {
            people = people.Where(row => row.Teams.Contains(team));
        }

        return people;
    }

    /// <summary>Open cases by the person they are assigned to.</summary>
    internal static Task<Dictionary<Guid, int>> LoadAsync(ConsoleDbContext db, List<Guid> ids, CancellationToken cancellationToken) =>
        db
            .Cases.Where(row => row.IsOpen && row.AssigneeId != null && ids.Contains(row.AssigneeId.Value))
            .GroupBy(row => row.AssigneeId!.Value)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);

    // by person, when the last of the absences that run now ends
    private static async Task<Dictionary<Guid, DateTimeOffset?>> AwayAsync(
        ConsoleDbContext db,
        List<Guid> ids,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var running = await db
            .Absences.AsNoTracking()
            .Where(row => ids.Contains(row.PersonId) && row.From <= now && row.To > now)
            .Select(row => new { row.PersonId, row.To })
            .ToListAsync(cancellationToken);
        return running.GroupBy(row => row.PersonId).ToDictionary(group => group.Key, group => (DateTimeOffset?)group.Max(row => row.To));
    }

    private static PersonLine ToLine(PersonRow row, int openCases) =>
        new(
            row.Id,
            row.Key,
            row.DisplayName,
            row.Email,
            [.. row.Roles.Order(StringComparer.Ordinal)],
            [.. row.Teams.Order(StringComparer.Ordinal)],
            openCases,
            row.Capacity,
            row.TimeZone,
            row.Clearance,
            row.IsExpert,
            row.IsActive
        )
        {
            Revision = row.Revision,
        };

    private sealed record FoundPerson(Guid Id, string Name);

    private sealed record NamedPerson(Guid Id, string Name, string Key, string? Email)
    {
        public bool Has(string search) =>
            Name.Contains(search, StringComparison.OrdinalIgnoreCase)
            || Key.Contains(search, StringComparison.OrdinalIgnoreCase)
            || Email?.Contains(search, StringComparison.OrdinalIgnoreCase) == true;
    }
}

/// <summary>A page of the list.</summary>
/// <param name="Total">People who match the filter.</param>
/// <param name="ActiveCount">Active people of the tenant, whatever the filter.</param>
public sealed record PeopleList(IReadOnlyList<PersonLine> Lines, int Total, int Page, IReadOnlyList<PeopleTeam> Teams, int ActiveCount);

/// <summary>A team to choose.</summary>
public sealed record PeopleTeam(string Key, string Name);

/// <summary>A person in the list.</summary>
public sealed record PersonLine(
    Guid Id,
    string Key,
    string Name,
    string? Email,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Teams,
    int OpenCases,
    int Capacity,
    string TimeZone,
    int Clearance,
    bool IsExpert,
    bool IsActive
)
{
    /// <summary>For a step that is taken from the list: it is refused if somebody has changed the person since.</summary>
    public long Revision { get; init; }

    /// <summary>When an absence that runs now ends; null while the person is there.</summary>
    public DateTimeOffset? AwayUntil { get; init; }
}
