using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Platform;

/// <summary>
/// Deletes many rows. SQL Server locks the whole table, of all tenants, for a statement that takes about 5,000 locks, so there it is done in parts;
/// the other servers do it at once.
/// </summary>
public static class DeleteInParts
{
    private const int Part = 2_000;

    /// <summary>Past the change tracker; answers how many. The order of the parts does not matter: all of the rows go.</summary>
    public static async Task<int> RunAsync<TRow>(ConsoleDbContext db, IQueryable<TRow> rows, CancellationToken cancellationToken)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(db);
        if (!db.Database.IsSqlServer())
        {
            return await rows.ExecuteDeleteAsync(cancellationToken);
        }

        var (removed, last) = (0, Part);
        while (last == Part)
        {
            last = await rows.Take(Part).ExecuteDeleteAsync(cancellationToken);
            removed += last;
        }

        return removed;
    }
}
