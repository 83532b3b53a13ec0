using RecsConsole.Database.Sqlite;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Database.Migrating;

/// <summary>
/// Keeps the file of an embedded database for the account that runs the console: SQLite itself creates a file that others may read, also in
/// a folder that was there before. Its log gets the permissions of the file.
/// </summary>
internal static class PrivateDatabaseFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly string[] s_endings = ["", "-wal", "-shm"];

    /// <summary>Creates the file if there is none, and takes the rights of others from one that is there.</summary>
    public static void Keep(DatabaseConnection connection)
    {
        if (
            OperatingSystem.IsWindows()
            || connection.Provider != DatabaseProvider.Sqlite
            || SqliteProvider.FileOf(connection.ConnectionString) is not { } file
        )
        {
            return;
        }

        if (!File.Exists(file))
        {
            DataFolder.NewPrivateFile(file).Dispose();
        }

        foreach (var path in s_endings.Select(ending => file + ending).Where(File.Exists))
        {
            var mode = File.GetUnixFileMode(path);
            if ((mode & ~Owner) != UnixFileMode.None)
            {
                TryClose(path, mode & Owner);
            }
        }
    }

    // a file of another account that lets this one write is that account's to close
    private static void TryClose(string path, UnixFileMode mode)
    {
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, mode);
            }
        }
        catch (UnauthorizedAccessException)
        {
            // its owner decided who may read it
        }
    }
}
