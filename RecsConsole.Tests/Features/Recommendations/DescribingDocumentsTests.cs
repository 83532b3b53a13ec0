using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>Reading a document does not count as use; reading it and then taking the step that it describes does.</summary>
public sealed class DescribingDocumentsTests
{
    [Theory]
    [InlineData(true, 1, true)]
    [InlineData(true, 3, false)] // opened too long ago
    [InlineData(false, 1, false)] // describes other steps
    [Trait("Req", "R203")]
    public async Task Document_opened_for_a_step_it_describes_is_used_by_the_step(bool describes, int hoursAgo, bool isUsed)
    {
        await using var world = await DeskWorld.CreateAsync();
        var decision = await ReadyAsync(world, describes, hoursAgo);

        var given = await world.AcceptAsync(decision, "ask");

        given.IsOk.ShouldBeTrue(given.Error?.Message);
        await using var db = world.Open();
        var used = await db.CaseDocuments.Where(row => row.CaseId == world.Here.CaseId).ToListAsync();
        used.Any(row => row.PersonId == world.Here.Agent.PersonId).ShouldBe(isUsed);
    }

    [Theory]
    [InlineData("Replace the fuser", true)]
    [InlineData("Order new toner", false)]
    public async Task Runbook_that_says_how_the_step_is_done_is_used_by_it_without_a_policy(string title, bool isUsed)
    {
        await using var world = await DeskWorld.CreateAsync();
        var decision = await ReadyAsync(world, describes: false, hoursAgo: 1);
        var document = decision.Slate(SlateKind.Document).Items[0];
        await using (var db = world.Open())
        {
            await db
                .Actions.Where(row => row.Key == "ask")
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.PolicyKey, (string?)null).SetProperty(row => row.Title, title));
            await db
                .Documents.Where(row => row.Key == document.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(row => row.Text, "# Jams\n\n1. Open it.\n2. Replace the fuser and feed one page.")
                );
        }

        var given = await world.AcceptAsync(decision, "ask");

        given.IsOk.ShouldBeTrue(given.Error?.Message);
        await using var after = world.Open();
        (await after.CaseDocuments.AnyAsync(row => row.CaseId == world.Here.CaseId && row.DocumentKey == document.Id)).ShouldBe(isUsed);
    }

    [Fact]
    public async Task Step_taken_back_takes_the_use_back()
    {
        await using var world = await DeskWorld.CreateAsync();
        var given = await world.AcceptAsync(await ReadyAsync(world, describes: true, hoursAgo: 1), "ask");

        await world.Get<UndoResponse>().RunAsync(world.Here.Agent, given.Value!.ResponseId, CancellationToken.None);

        await using var db = world.Open();
        (await db.CaseDocuments.AnyAsync(row => row.CaseId == world.Here.CaseId)).ShouldBeFalse();
    }

    // A slate whose first document was opened some hours ago.
    private static async Task<ShownDecision> ReadyAsync(DeskWorld world, bool describes, int hoursAgo)
    {
        var decision = await world.RecommendAsync();
        var document = decision.Slate(SlateKind.Document).Items[0];
        await using var db = world.Open();
        var at = world.Database.Clock.GetUtcNow().AddHours(-hoursAgo);
        db.Impressions.Add(
            new ImpressionRow
            {
                TenantId = world.Here.TenantId,
                DecisionId = decision.DecisionId!.Value,
                Kind = ItemKind.Document,
                ItemId = document.Id,
                Rank = document.Rank,
                SeenAt = at,
                ViewedAt = at,
            }
        );
        await db.SaveChangesAsync();
        var policy = await db.Policies.Select(row => row.Key).SingleAsync();
        await db.Actions.Where(row => row.Key == "ask").ExecuteUpdateAsync(set => set.SetProperty(row => row.PolicyKey, policy));
        policy = describes ? policy : "another";
        await db.Documents.Where(row => row.Key == document.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.PolicyKey, policy));
        return decision;
    }
}
