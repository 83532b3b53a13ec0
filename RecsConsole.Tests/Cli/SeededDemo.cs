using RecsConsole.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

/// <summary>Both demo tenants in a database of their own, seeded once for the tests of commands that measure them.</summary>
public sealed class SeededDemo : IAsyncLifetime
{
    private TestDatabase? _database;

    public IReadOnlyDictionary<string, string> Settings => _database!.Settings;

    /// <summary>A context over all rows.</summary>
    public ConsoleDbContext Open() => _database!.Open();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        (await CommandLine.RunAsync(_database.Settings, "demo", "seed")).ExitCode.ShouldBe(0);
    }

    public async ValueTask DisposeAsync() => await (_database?.DisposeAsync() ?? ValueTask.CompletedTask);
}

/// <summary>Tests that share the seeded demo, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class SeededDemoTestGroup : ICollectionFixture<SeededDemo>
{
    public const string Name = "seeded demo";
}
