using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models;

/// <summary>What the weighted rules learned is in force from the newest model of each kind, whatever its state.</summary>
public sealed class LearnedRulesTests
{
    [Fact]
    public async Task Newest_training_of_each_kind_counts()
    {
        await using var world = await DeskWorld.CreateAsync();
        (await LearnedAsync(world, world.Here)).ShouldBeNull();

        await TrainedAsync(world, 1, ItemKind.Document, """{"documentShare":700000}""");
        await TrainedAsync(world, 2, ItemKind.Document, """{"documentShare":650000,"knownDocumentShare":null}""");
        await TrainedAsync(world, 3, ItemKind.Expert, """{"personShare":550000}""");

        (await LearnedAsync(world, world.Here)).ShouldBe(new() { DocumentShare = 650_000, PersonShare = 550_000 });
        (await LearnedAsync(world, world.Elsewhere)).ShouldBeNull("another tenant learned nothing");
        (await world.RecommendAsync()).DecisionId.ShouldNotBeNull();
    }

    [Fact]
    public async Task Kill_switch_brings_the_constants_back()
    {
        await using var world = await DeskWorld.CreateAsync();
        await TrainedAsync(world, 1, ItemKind.Document, """{"documentShare":700000}""");

        await world.StopAsync(true);

        (await LearnedAsync(world, world.Here)).ShouldBeNull();
    }

    private static Task<ModelRow> TrainedAsync(DeskWorld world, int number, ItemKind kind, string rules) =>
        world.RegisterAsync(
            LogisticModels.ForDocuments($"logistic-{number}"),
            ModelStatus.Retired,
            row => (row.Number, row.Kind, row.ReportJson) = (number, kind, $$"""{"rules":{{rules}}}""")
        );

    private static async Task<LearnedRules?> LearnedAsync(DeskWorld world, DeskTenant tenant)
    {
        var facts = await world.Get<TenantFactsReader>().ReadAsync(Actor.Job(tenant.TenantId), CancellationToken.None);
        facts.PartsOf("ticket").Shared.Configuration.Learned.ShouldBe(facts.Configuration.Learned);
        return facts.Configuration.Learned;
    }
}
