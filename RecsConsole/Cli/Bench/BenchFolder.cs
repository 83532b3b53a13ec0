using Microsoft.Data.Sqlite;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Cli.Bench;

/// <summary>
/// A folder with a file database for one benchmark, which the run uses instead of the configured one; removed afterwards, unless it is to be
/// kept.
/// </summary>
internal sealed class BenchFolder : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly bool _isKept;

    public BenchFolder(CommandRun run)
        : this(run, Directory.CreateTempSubdirectory("recsconsole-bench-"), isKept: false) { }

    private BenchFolder(CommandRun run, DirectoryInfo folder, bool isKept)
    {
        (_folder, _isKept) = (folder, isKept);
        run.Overrides["DataFolder"] = _folder.FullName;
        run.Overrides["Database:Provider"] = "Sqlite";
        run.Overrides["ConnectionStrings:Recs"] = ""; // a file in that folder, where a site looks for it too
    }

    public string FullName => _folder.FullName;

    /// <summary>A folder that stays, and that a site serves as its data folder; it must be new or empty.</summary>
    public static BenchFolder Keep(CommandRun run, string path)
    {
        var folder = Directory.CreateDirectory(path);
        return folder.EnumerateFileSystemInfos().Any()
            ? throw new CommandException($"{folder.FullName} is not empty.", CommandException.WrongInput)
            : new(run, folder, isKept: true);
    }

    /// <summary>The folder as the console's own.</summary>
    public DataFolder AsDataFolder() => new(new ConfigurationBuilder().Build(), _folder.FullName);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (!_isKept)
        {
            _folder.Delete(recursive: true);
        }
    }
}
