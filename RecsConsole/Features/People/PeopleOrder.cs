using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Badges;
using RecsConsole.Database;

namespace RecsConsole.Features.People;

/// <summary>What people are ordered by, if not by name: what a reader sees in the column.</summary>
internal static class PeopleOrder
{
    /// <summary>By person; null for the order of names. Read for all only when the list is sorted by it.</summary>
    public static async Task<Dictionary<Guid, IComparable>?> ReadAsync(
        ConsoleDbContext db,
        PeopleSort sort,
        CancellationToken cancellationToken
    )
    {
        if (sort is PeopleSort.Name)
        {
            return null;
        }

        var rows = await db
            .People.AsNoTracking()
            .Select(row => new SortedPerson(
                row.Id,
                row.Key,
                row.Roles,
                row.Teams,
                row.Clearance,
                row.Capacity,
                row.TimeZone,
                row.IsExpert,
                row.IsActive
            ))
            .ToListAsync(cancellationToken);
        var open = sort is PeopleSort.Load ? await OpenCasesAsync(db, cancellationToken) : [];
        return rows.ToDictionary(row => row.Id, row => row.By(sort, open.GetValueOrDefault(row.Id)));
    }

    private static Task<Dictionary<Guid, int>> OpenCasesAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        db
            .Cases.Where(row => row.IsOpen && row.AssigneeId != null)
            .GroupBy(row => row.AssigneeId!.Value)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);

    private sealed record SortedPerson(
        Guid Id,
        string Key,
        IList<string> Roles,
        IList<string> Teams,
        int Clearance,
        int Capacity,
        string TimeZone,
        bool IsExpert,
        bool IsActive
    )
    {
        public IComparable By(PeopleSort sort, int openCases) =>
            sort switch
            {
                PeopleSort.Key => Key,
                PeopleSort.Roles => PersonLabels.List(Roles.Order(StringComparer.Ordinal).Select(RoleNames.Of)),
                PeopleSort.Teams => PersonLabels.List(Teams.Order(StringComparer.Ordinal)),
                PeopleSort.Clearance => Clearance,
                PeopleSort.Load => openCases / (double)Math.Max(1, Capacity),
                PeopleSort.Zone => TimeZone,
                _ => (IsActive ? 0 : 2) + (IsExpert ? 0 : 1),
            };
    }
}
