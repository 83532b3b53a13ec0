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
        var wanted = await ReadAsync(db, filter, cancellationToken);
        var total = wanted.Count;
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Min(filter.Page, last);
        var rows = wanted.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var load = await LoadAsync(db, [.. rows.Select(row => row.Id)], cancellationToken);
        return new PeopleList(
            [.. rows.Select(row => ToLine(row, load.GetValueOrDefault(row.Id)))],
            total,
            page,
            await db.Teams.OrderBy(row => row.Name).Select(row => new PeopleTeam(row.Key, row.Name)).ToListAsync(cancellationToken),
            await db.People.CountAsync(row => row.IsActive, cancellationToken)
        );
    }

    // Names are encrypted with individual keys, so they are compared and sorted in memory.
    private static async Task<List<PersonRow>> ReadAsync(ConsoleDbContext db, PeopleFilter filter, CancellationToken cancellationToken)
    {
        var people = await Narrow(db.People.AsNoTracking(), filter).ToListAsync(cancellationToken);
        return
        [
            .. people
                .Where(row => filter.Search is not { } search || Has(row, search))
                .OrderBy(row => row.DisplayName, StringComparer.InvariantCultureIgnoreCase)
                .ThenBy(row => row.Id),
        ];
    }

    private static bool Has(PersonRow row, string search) =>
        row.DisplayName.Contains(search, StringComparison.OrdinalIgnoreCase)
        || row.Key.Contains(search, StringComparison.OrdinalIgnoreCase)
        || row.Email?.Contains(search, StringComparison.OrdinalIgnoreCase) == true;

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
        );
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
);
