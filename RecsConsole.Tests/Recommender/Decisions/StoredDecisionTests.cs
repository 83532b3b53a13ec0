using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Decisions;

/// <summary>Parts of a stored decision are the same whether they are read alone or with the rest.</summary>
public sealed class StoredDecisionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Items_read_alone_are_those_of_the_whole_output()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        await using var db = world.Open();
        var row = await db.Decisions.SingleAsync(found => found.Id == shown.DecisionId, Token);
        var slates = DecisionContent.OutputOf(row);

        slates.Sum(slate => slate.Items.Count).ShouldBePositive();
        foreach (var slate in slates)
        {
            foreach (var item in slate.Items)
            {
                var bytes = CanonicalJson.Serialize(item);
                CanonicalJson.Serialize(StoredItems.WithId(row.Output, slate.Kind, item.Id)!).ShouldBe(bytes);
                CanonicalJson.Serialize(StoredItems.AtRank(row.Output, slate.Kind, item.Rank)!).ShouldBe(bytes);
            }

            StoredItems.WithId(row.Output, slate.Kind, "no such item").ShouldBeNull();
            StoredItems.AtRank(row.Output, slate.Kind, int.MaxValue).ShouldBeNull();
        }
    }

    [Fact]
    public async Task References_read_alone_are_those_of_the_whole_snapshot()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        await using var db = world.Open();
        var row = await db.Decisions.SingleAsync(found => found.Id == shown.DecisionId, Token);
        var whole = DecisionContent.SnapshotOf(row);

        var references = SnapshotReferences.Of(row.Snapshot);

        references.SimilarCases.ShouldBe(whole.Visible.SimilarCases.Select(hit => hit.CaseId));
        references.SimilarCases.ShouldNotBeEmpty();
        references.Catalog.ShouldBe(whole.Parts.Catalog);
        CanonicalJson.Serialize(references.Actor).ShouldBe(CanonicalJson.Serialize(whole.Actor));
    }

    [Fact]
    public void Erased_output_has_no_items() => StoredItems.WithId([], SlateKind.Action, "ask").ShouldBeNull();
}
