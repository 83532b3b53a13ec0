using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RecsConsole.Database.Sqlite;

/// <summary>
/// Sets the pragmas that SQLite needs again on each connection (WAL persists: the migration sets it). A second writer waits inside SQLite,
/// which wakes it within milliseconds; the client library alone would sleep 150 ms per try.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

    // synchronous=FULL: a decision that was shown must survive a power cut. secure_delete: deleted data, such as the key of an erased
    // person, must not stay in freed bytes of the file. wal_autocheckpoint: a thousand events of other systems write about as many pages,
    // mostly those of the last thousand; after the default of 1000 pages each such commit would copy them all into the file and sync it
    private const string Pragmas =
        "PRAGMA busy_timeout=10000; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=4000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
