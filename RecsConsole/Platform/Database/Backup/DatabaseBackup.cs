using Microsoft.Data.Sqlite;
using RecsConsole.Database.Sqlite;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Database.Backup;

/// <summary>
/// A backup is three files: the database, always as SQLite so that it can be restored into any provider; the keys that decrypt its texts
/// and sign its audit trail (FILE.keys.zip); and the archived engines that replay its decisions (FILE.engines.zip). Whoever has the first
/// two can read everything.
/// </summary>
public sealed class DatabaseBackup(DatabaseCopy copy, DatabaseConnection connection, KeptHeads heads, DataFolder dataFolder)
{
    /// <summary>The path of a backup's keys.</summary>
    public static string KeysOf(FileInfo file) => Beside(file, "keys");

    /// <summary>The path of a backup's engines.</summary>
    public static string EnginesOf(FileInfo file) => Beside(file, "engines");

    /// <summary>Writes the files; removes unfinished ones on failure.</summary>
    /// <exception cref="ConfigurationException">One of the files already exists.</exception>
    public async Task<CopiedRows> WriteAsync(FileInfo file, Action<string> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var archives = ArchivesOf(file);
        foreach (var taken in archives.Select(each => each.Path).Prepend(file.FullName).Where(File.Exists))
        {
            throw new ConfigurationException($"{taken} is there already. A backup overwrites nothing.");
        }

        using var part = new PartOfBackup(file.FullName);
        var copied = await copy.RunAsync(connection, part.Connection, progress, beforeCommit: null, cancellationToken);
        await part.CloseAsync(cancellationToken);
        try
        {
            archives.ForEach(each => each.Write());
            File.Move(part.Path, file.FullName);
        }
        catch
        {
            archives.ForEach(each => File.Delete(each.Path));
            throw;
        }

        return copied;
    }

    /// <summary>
    /// Reads the files into the configured database, which has to be empty, and the data folder. The keys are in place before the rows are
    /// committed: a restore that ends in between leaves an empty database, not one that cannot be read.
    /// </summary>
    /// <exception cref="ConfigurationException">The files are no backup of this version, or the database is not empty.</exception>
    public Task<CopiedRows> RestoreAsync(FileInfo file, Action<string> progress, CancellationToken cancellationToken)
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
        return copy.RunAsync(source, connection, progress, () => RestoreFolders(file), cancellationToken);
    }

    private void RestoreFolders(FileInfo file)
    {
        ArchivesOf(file).ForEach(each => each.Restore());
        heads.Clear(); // those of another database than the one restored
    }

    // Keys are only ever added to a ring, so existing ones stay. Keys that sign audit trails are those of the rows.
    private List<BackupArchive> ArchivesOf(FileInfo file) =>
        [
            new(KeysOf(file), dataFolder.PrivateFolder(DataFolder.Keys), IsKey, AuditSigner.IsFile),
            new(EnginesOf(file), dataFolder.PrivateFolder(DataFolder.Engines), IsEngine, _ => false),
        ];

    private static bool IsKey(string name) => name.EndsWith(".xml", StringComparison.Ordinal) || AuditSigner.IsFile(name);

    private static bool IsEngine(string name) =>
        name.EndsWith(".dll", StringComparison.Ordinal) || name.EndsWith(".sha256", StringComparison.Ordinal);

    private static string Beside(FileInfo file, string folder)
    {
        ArgumentNullException.ThrowIfNull(file);
        return $"{file.FullName}.{folder}.zip";
    }
}
