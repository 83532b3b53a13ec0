using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

/// <summary>A database with the tenant "log", into which one event log was imported.</summary>
internal static class LogDatabase
{
    /// <param name="map">Which column of the file is what, as the command takes it.</param>
    public static async Task<TestDatabase> CreateAsync(string file, string map)
    {
        var database = await TestDatabase.CreateAsync();
        var result = await CommandLine.RunAsync(
            database.Settings,
            "import",
            "log",
            "--tenant",
            "log",
            "--create-tenant",
            "--file",
            file,
            "--map",
            map
        );
        result.ExitCode.ShouldBe(0, result.Error);
        return database;
    }

    /// <param name="log">The content of the file.</param>
    public static async Task<TestDatabase> CreateAsync(TemporaryFolder folder, string log, string map)
    {
        var file = folder.In($"{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(file, log, TestContext.Current.CancellationToken);
        return await CreateAsync(file, map);
    }
}
