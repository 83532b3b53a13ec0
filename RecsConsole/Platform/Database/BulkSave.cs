using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Platform.Database;

/// <summary>
/// Saves a context with many rows in its open transaction: what is inserted in bulk first, then the rest by SaveChanges. Looks for changes
/// once instead of at every step, since each search compares all tracked rows.
/// </summary>
public static class BulkSave
{
    /// <param name="insertAsync">Inserts added rows with BulkInsert, those that others refer to first.</param>
    public static async Task RunAsync(
        ConsoleDbContext db,
        Func<ConsoleDbContext, CancellationToken, Task> insertAsync,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(insertAsync);
        db.ChangeTracker.DetectChanges();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await insertAsync(db, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }
}
