using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;

namespace RecsConsole.Features.Catalog;

/// <summary>Versions that wait in one status.</summary>
internal static class WaitingVersions
{
    /// <summary>The versions untouched for longest, at most as many as a source lists.</summary>
    public static Task<List<TRow>> OldestAsync<TRow>(WaitingDesk desk, VersionStatus status, CancellationToken cancellationToken)
        where TRow : class, IVersionRow =>
        desk
            .Scope.Db.Set<TRow>()
            .AsNoTracking()
            .Where(row => row.Status == status)
            .OrderBy(row => row.UpdatedAt)
            .ThenBy(row => row.Key)
            .Take(WaitingDesk.MaxItems)
            .ToListAsync(cancellationToken);
}
