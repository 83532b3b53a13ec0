using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Logs;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Decisions;

/// <summary>Nodes that open cases for the first time at once store the shared parts once, and no log says that saving failed.</summary>
public sealed class FirstOpeningsTests
{
    private const int Nodes = 8;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Parts_that_several_nodes_store_at_once_are_stored_once_and_nothing_fails(DatabaseProvider provider)
    {
        using var log = new KeptLog(LogLevel.Error);
        await using var world = await DeskWorld.CreateAsync(provider, services => services.AddLogging(logging => logging.AddProvider(log)));
        await using var db = world.Open();
        var loaded = (await world.Get<SnapshotLoader>().ReadAsync(db, world.Here.Agent, world.Here.CaseId, Token)).Loaded!;
        var nodes = Enumerable
            .Range(0, Nodes)
            .Select(_ => ActivatorUtilities.CreateInstance<DecisionInputs>(world.Database.Services)) // each remembers nothing
            .ToList();

        var inputs = await Task.WhenAll(nodes.Select(node => Task.Run(() => node.PrepareAsync(loaded, Token))));

        inputs.ShouldAllBe(input => input.IsOk);
        db.SnapshotParts.Select(row => row.Hash).ToHashSet().ShouldBe(loaded.Request.Parts.ByHash.Keys, ignoreOrder: true);
        log.Texts.ShouldBeEmpty();
    }
}
