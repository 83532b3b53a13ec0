using System.IO.Compression;
using Microsoft.Data.Sqlite;
using RecsConsole.Database.Sqlite;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Database.Backup;

/// <summary>
/// A backup is two files: the database, always as SQLite so that it can be restored into any provider, and next to it the keys that decrypt
/// its texts (FILE.keys.zip). Whoever has both can read everything.
/// </summary>
public sealed class DatabaseBackup(DatabaseCopy copy, DatabaseConnection connection, DataFolder dataFolder)
{
    private const string Keys = "keys";

    /// <summary>The path of a backup's keys.</summary>
    public static string KeysOf(FileInfo file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return $"{file.FullName}.keys.zip";
    }

    /// <summary>Writes both files; removes unfinished ones on failure.</summary>
    /// <exception cref="ConfigurationException">One of the files already exists.</exception>
    public async Task<CopiedRows> WriteAsync(FileInfo file, Action<string> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var keys = KeysOf(file);
        foreach (var taken in new[] { file.FullName, keys }.Where(File.Exists))
        {
            throw new ConfigurationException($"{taken} is there already. A backup overwrites nothing.");
        }

        using var part = new PartOfBackup(file.FullName);
        var copied = await copy.RunAsync(connection, part.Connection, progress, cancellationToken);
        await part.CloseAsync(cancellationToken);
        ZipKeys(keys);
        File.Move(part.Path, file.FullName);
        return copied;
    }

    /// <summary>Reads both files into the configured database, which has to be empty, and the data folder.</summary>
    /// <exception cref="ConfigurationException">The files are no backup of this version, or the database is not empty.</exception>
    public async Task<CopiedRows> RestoreAsync(FileInfo file, Action<string> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!file.Exists)
        {
            throw new ConfigurationException($"There is no file {file.FullName}.");
        }

        var source = new DatabaseConnection(
            DatabaseProvider.Sqlite,
            SqliteProvider.Complete(
                new SqliteConnectionStringBuilder
                {
                    DataSource = file.FullName,
                    Mode = SqliteOpenMode.ReadOnly,
                    Pooling = false,
                }.ToString()
            )
        );
        var copied = await copy.RunAsync(source, connection, progress, cancellationToken);
        UnzipKeys(KeysOf(file));
        return copied;
    }

    private void ZipKeys(string path)
    {
        using var file = PartOfBackup.CreatePrivate(path);
        using var archive = new ZipArchive(file, ZipArchiveMode.Create);
        foreach (var key in dataFolder.PrivateFolder(Keys).EnumerateFiles("*.xml"))
        {
            archive.CreateEntryFromFile(key.FullName, key.Name);
        }
    }

    // keys are only ever added to a ring: existing ones stay
    private void UnzipKeys(string path)
    {
        if (!File.Exists(path))
        {
            return; // the folder may have been restored manually; otherwise the check of the keys reports it
        }

        var folder = dataFolder.PrivateFolder(Keys).FullName;
        using var archive = ZipFile.OpenRead(path);
        foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            var target = Path.Combine(folder, entry.Name);
            if (!File.Exists(target))
            {
                using var key = PartOfBackup.CreatePrivate(target);
                using var content = entry.Open();
                content.CopyTo(key);
            }
        }
    }
}
