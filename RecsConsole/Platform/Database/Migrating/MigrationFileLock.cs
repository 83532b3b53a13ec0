using System.Diagnostics;
using RecsConsole.Database.Sqlite;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Database.Migrating;

/// <summary>
/// One migrating process per SQLite file, by an operating-system file lock, which ends with the process. The lock file stays: removing it
/// would let two processes lock two files of the same name.
/// </summary>
public sealed class MigrationFileLock : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FileStream? _file;

    private MigrationFileLock(FileStream? file) => _file = file;

    /// <summary>Waits for the lock. An in-memory database belongs to one process and needs none.</summary>
    public static async Task<MigrationFileLock> TakeAsync(
        DatabaseConnection connection,
        TimeSpan limit,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(connection);
        var database = SqliteProvider.FileOf(connection.ConnectionString);
        if (database is null)
        {
            return new MigrationFileLock(null);
        }

        CheckFolder(database);
        var path = database + "-migrate";
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new MigrationFileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None));
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(started) < limit)
            {
                await Task.Delay(Pause, cancellationToken);
            }
            catch (IOException e)
            {
                throw new TimeoutException($"'{path}' is locked by another process.", e);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_file is not null)
        {
            await _file.DisposeAsync();
        }
    }

    private static void CheckFolder(string database)
    {
        if (!Directory.Exists(Path.GetDirectoryName(database)))
        {
            throw new ConfigurationException(
                $"ConnectionStrings:{DatabaseOptions.ConnectionName} names '{database}', whose folder does not exist."
            );
        }
    }
}
