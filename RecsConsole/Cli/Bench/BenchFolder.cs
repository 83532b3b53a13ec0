using Microsoft.Data.Sqlite;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Cli.Bench;

/// <summary>A folder with a file database for one benchmark, which the run uses instead of the configured one; removed afterwards.</summary>
internal sealed class BenchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recsconsole-bench-");

    public BenchFolder(CommandRun run)
    {
        run.Overrides["DataFolder"] = _folder.FullName;
        run.Overrides["Database:Provider"] = "Sqlite";
        run.Overrides["ConnectionStrings:Recs"] = $"Data Source={Path.Combine(_folder.FullName, "bench.db")}";
    }

    /// <summary>The folder as the console's own.</summary>
    public DataFolder AsDataFolder() => new(new ConfigurationBuilder().Build(), _folder.FullName);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
