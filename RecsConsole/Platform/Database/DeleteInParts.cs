using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Platform.Database;

/// <summary>
/// Deletes many rows. SQL Server escalates a statement with about 5,000 locks to a lock on the whole table, for all tenants, so there it
/// deletes in batches; the others delete at once.
/// </summary>
public static class DeleteInParts
{
    private const int Part = 2_000;

    /// <summary>
    /// Bypasses the change tracker; returns the number of rows. The order of the batches does not matter, since all rows are deleted.
    /// </summary>
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
