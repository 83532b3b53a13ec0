using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Casework;

/// <summary>Keys of cases mentioned in lists; leaves out cases that the reader may not view.</summary>
internal static class VisibleCaseKeys
{
    public static async Task<Dictionary<Guid, string>> ReadAsync(
        ConsoleDbContext db,
        AccessCheck check,
        IEnumerable<Guid> cases,
        CancellationToken cancellationToken
    )
    {
        var ids = cases.Distinct().ToList();
        var found = await db.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        return found
            .Where(row => check.Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted)
            .ToDictionary(row => row.Id, row => row.Key);
    }
}
