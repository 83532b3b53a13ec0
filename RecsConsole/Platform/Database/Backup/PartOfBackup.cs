using Microsoft.Data.Sqlite;
using RecsConsole.Database.Sqlite;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Database.Backup;

/// <summary>The file of a backup while it is written, under a temporary name; deleted at the end unless it was moved.</summary>
internal sealed class PartOfBackup : IDisposable
{
    public PartOfBackup(string file)
    {
        Path = $"{file}.part";
        Remove();
        DataFolder.NewPrivateFile(Path).Dispose();
        Connection = new(
            DatabaseProvider.Sqlite,
            SqliteProvider.Complete(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString())
        );
    }

    public string Path { get; }

    public DatabaseConnection Connection { get; }

    /// <summary>Merges the log into the file.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(Connection.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=DELETE";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public void Dispose() => Remove();

    private void Remove()
    {
        foreach (var suffix in new[] { "", "-wal", "-shm", "-migrate", "-journal" })
        {
            File.Delete(Path + suffix);
        }
    }
}
