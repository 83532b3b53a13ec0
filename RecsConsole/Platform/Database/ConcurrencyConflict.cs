using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Platform.Database;

/// <summary>
/// Tells a write that lost against another one from a broken database. Two may read before either writes; the second then meets a moved
/// revision, a row with the same key (the next ordinal of a case), or, on a server, is chosen to end a deadlock.
/// </summary>
public static class ConcurrencyConflict
{
    /// <summary>Whether an exception says so, thrown by SaveChanges or by a command past the change tracker (a query, ExecuteUpdate, COMMIT).</summary>
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
}
