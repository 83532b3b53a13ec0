using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RecsConsole.Database.Sqlite;

/// <summary>
/// What SQLite forgets with each connection (WAL it remembers: the migration sets it). A second writer waits inside SQLite, which
/// wakes it within milliseconds; the client library alone would sleep 150 ms a try.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

    // synchronous=FULL: a decision that was shown must be there after a power cut
    // secure_delete: what was deleted or overwritten, such as the key of somebody who was erased, does not stay in freed bytes of the file
    private const string Pragmas = "PRAGMA busy_timeout=10000; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;";

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
