using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Platform.Database;

/// <summary>
/// Distinguishes a lost concurrent write from a database failure. Two writers may read before either writes; the second then finds a
/// changed concurrency token, a duplicate key (the next ordinal of a case), or, on a server, becomes the deadlock victim.
/// </summary>
public static class ConcurrencyConflict
{
    private const int MaxAttempts = 3;

    /// <summary>
    /// Whether an exception means such a conflict, from SaveChanges or from a command that bypasses the change tracker (a query,
    /// ExecuteUpdate, COMMIT).
    /// </summary>
    public static bool Is(Exception exception) =>
        exception switch
        {
            DbUpdateConcurrencyException => true,
            DbUpdateException { InnerException: DbException inner } => Is(inner),
            SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } => true, // SQLITE_CONSTRAINT_PRIMARYKEY, _UNIQUE
            SqlException { Number: 2601 or 2627 or 1205 or 3960 } => true, // keys, deadlock, snapshot update conflict
            DbException { SqlState: "23505" or "40001" or "40P01" } => true, // key, serialization failure, deadlock
            _ => false,
        };

    /// <summary>
    /// Runs a write that does not conflict logically with concurrent ones, such as appending a line to a case: repeats it after each lost
    /// write, three attempts in total.
    /// </summary>
    /// <param name="write">One attempt, with its own context.</param>
    /// <param name="error">The error when every attempt was lost.</param>
    public static async Task<Result<T>> RetryAsync<T>(Func<Task<Result<T>>> write, Error error)
    {
        ArgumentNullException.ThrowIfNull(write);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await write();
            }
            catch (Exception e) when (Is(e))
            {
                if (attempt == MaxAttempts)
                {
                    return error;
                }
            }
        }
    }

    /// <summary>Saves the changes; false if another writer was first, and then nothing is written.</summary>
    public static async Task<bool> TrySaveChangesAsync(this DbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (Exception e) when (Is(e))
        {
            return false;
        }
    }
}
