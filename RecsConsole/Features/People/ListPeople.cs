using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Features.People;

/// <summary>Lists the tenant's people, a page at a time, with what they carry now.</summary>
public sealed class ListPeople(TenantDb tenantDb, OperationGate gate)
{
    public const int PageSize = 50;

    public async Task<Result<PeopleList>> RunAsync(
        Actor actor,
        PeopleFilter filter,
        CancellationToken cancellationToken
    )
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var entered = await gate.EnterAsync(
            db,
            actor,
            AccessOperation.ManagePeople,
            "list.people",
            cancellationToken
        );
        if (!entered.IsOk)
        {
            return entered.Error;
        }

        ArgumentNullException.ThrowIfNull(filter);
        var wanted = Narrow(db.People.AsNoTracking(), filter);
        var total = await wanted.CountAsync(cancellationToken);
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Min(filter.Page, last);
        var rows = await wanted
            .OrderBy(row => row.DisplayName)
            .ThenBy(row => row.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        var load = await LoadAsync(db, [.. rows.Select(row => row.Id)], cancellationToken);
        return new PeopleList(
            [.. rows.Select(row => ToLine(row, load.GetValueOrDefault(row.Id)))],
            total,
            page,
            await db
                .Teams.OrderBy(row => row.Name)
                .Select(row => new PeopleTeam(row.Key, row.Name))
                .ToListAsync(cancellationToken),
            await db.People.CountAsync(row => row.IsActive, cancellationToken)
        );
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

        if (filter.Search is { } search)
        {
            // invariant lower case on both sides, so that the providers agree
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // translated to SQL, which knows no cultures
            var part = search.ToLower();
            people = people.Where(row =>
                row.DisplayName.ToLower().Contains(part)
                || row.Key.ToLower().Contains(part)
                || (row.Email != null && row.Email.ToLower().Contains(part))
            );
#pragma warning restore CA1304, CA1311, CA1862, MA0011
        }

        return people;
    }

    private static Task<Dictionary<Guid, int>> LoadAsync(
        ConsoleDbContext db,
        List<Guid> ids,
        CancellationToken cancellationToken
    ) =>
        db
            .Cases.Where(row =>
                row.IsOpen && row.AssigneeId != null && ids.Contains(row.AssigneeId.Value)
            )
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
public sealed record PeopleList(
    IReadOnlyList<PersonLine> Lines,
    int Total,
    int Page,
    IReadOnlyList<PeopleTeam> Teams,
    int ActiveCount
);

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
