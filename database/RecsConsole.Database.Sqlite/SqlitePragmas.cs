using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace RecsConsole.Database.Sqlite;

/// <summary>
/// Sets the pragmas that SQLite needs on each connection (WAL persists: the migration sets it). A second writer waits inside SQLite, which
/// wakes it within milliseconds; the client library alone would sleep 150 ms per try. The library's pool hands out connections that have
/// them already: an operation opens several, and setting them again costs about as much as a small query.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

    // synchronous=FULL: a decision that was shown must survive a power cut. secure_delete: deleted data, such as the key of an erased
    // person, must not stay in freed bytes of the file. wal_autocheckpoint: a thousand events of other systems write about as many pages,
    // mostly those of the last thousand; after the default of 1000 pages each such commit would copy them all into the file and sync it.
    // A log of 10,000 pages takes 40 MB on the disk
    private const string Pragmas =
        "PRAGMA busy_timeout=10000; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=10000;";

    private readonly ConditionalWeakTable<sqlite3, object> _set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (HandleToSet(connection) is not { } handle)
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        _set.AddOrUpdate(handle, Pragmas);
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        if (HandleToSet(connection) is not { } handle)
        {
            return;
        }

        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
        _set.AddOrUpdate(handle, Pragmas);
    }

    // null: it has them
    private sqlite3? HandleToSet(DbConnection connection) =>
        ((SqliteConnection)connection).Handle is { } handle && !_set.TryGetValue(handle, out _) ? handle : null;
}
