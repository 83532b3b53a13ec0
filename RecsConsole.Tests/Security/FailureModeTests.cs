using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Recommendations.Similar;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Features.Models.Training;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security;

/// <summary>The ten classic failures of recommenders at a workplace, each tested through the real product.</summary>
[Trait("Req", "R195")]
public sealed class FailureModeTests
{
    [Fact]
    public async Task Unauthorised_document()
    {
        // search finds it, a policy names it and all similar cases used it
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddScoped<ReadDocument>());

        var shown = await world.RecommendAsync();
        await using var scope = world.Database.Services.CreateAsyncScope();
        var read = await scope
            .ServiceProvider.GetRequiredService<ReadDocument>()
            .RunAsync(world.Here.Agent, "secret", CancellationToken.None);

        shown.Slates.SelectMany(slate => slate.Items).ShouldNotContain(item => item.Id == "secret");
        TextOf(shown).ShouldNotContain("secret");
        read.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await using var db = world.Open();
        (await db.AuditEntries.SingleAsync(entry => entry.Outcome == "denied")).ObjectId.ShouldBe("secret");
    }

    [Fact]
    public async Task Invalid_action()
    {
        await using var world = await DeskWorld.CreateAsync();

        var shown = await world.RecommendAsync();
        var accepted = await world.AcceptAsync(shown, "fix");

        shown.Slate(SlateKind.Action).Items.ShouldNotContain(item => item.Id == "fix");
        accepted.IsOk.ShouldBeFalse("what was not suggested cannot be accepted");
        await using var db = world.Open();
        (await db.CaseEvents.CountAsync(row => row.CaseId == world.Here.CaseId)).ShouldBe(0);
    }

    [Fact]
    public async Task Click_optimised()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here);

        var onClicks = await world.TrainAsync(change: request => request with { Labels = [LabelNames.Accepted] });
        var onOutcomes = await world.TrainAsync();

        onClicks.Error!.Message.ShouldContain("what was clicked, not what helped");
        onOutcomes.IsOk.ShouldBeTrue();
        (await world.ModelsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task No_explanation()
    {
        await using var world = await DeskWorld.CreateAsync();

        var shown = await world.RecommendAsync();

        var items = shown.Slates.SelectMany(slate => slate.Items).ToList();
        items.Count.ShouldBeGreaterThan(3);
        foreach (var item in items)
        {
            ClaimRenderer.Text(item.Reason).Length.ShouldBeGreaterThan(5, item.Id);
            ClaimRenderer.Text(item.ConfidenceReason).ShouldContain(": ");
            item.Reason.Concat(item.ConfidenceReason)
                .Select(segment => segment.FactId)
                .OfType<string>()
                .ShouldAllBe(id => item.Facts.Any(fact => fact.Id == id));
        }
    }

    [Fact]
    public async Task Invented_action()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();

        var accepted = await world.AcceptAsync(shown, "refund_everything");
        var chosen = await world.RespondAsync(
            new(
                Guid.NewGuid(),
                shown.DecisionId!.Value,
                ResponseKind.Override,
                SlateKind.Action,
                null,
                DismissReasons.NotUseful,
                "refund_everything"
            )
        );

        accepted.IsOk.ShouldBeFalse();
        chosen.IsOk.ShouldBeFalse();
        await using var db = world.Open();
        (await db.Responses.CountAsync()).ShouldBe(0);
        (await db.CaseEvents.CountAsync(row => row.CaseId == world.Here.CaseId)).ShouldBe(0);
    }

    [Fact]
    [Trait("Req", "R52")]
    public async Task Cross_tenant_similar_case()
    {
        // both tenants have the same fourteen cases with identical texts
        await using var world = await DeskWorld.CreateAsync();

        var here = await world.RecommendAsync();
        var there = (await world.TryRecommendAsync(world.Elsewhere.Agent, world.Elsewhere.CaseId)).Value!;

        await using var db = world.Open();
        var own = await db.Cases.Select(row => row.Id).ToListAsync();
        here.SimilarCases.Count.ShouldBeGreaterThan(0);
        here.SimilarCases.ShouldAllBe(similar => own.Contains(similar.Id));
        there.SimilarCases.ShouldAllBe(similar => !own.Contains(similar.Id));
        ConfidenceReasonOf(here, "ask").ShouldContain("14 similar");
        ConfidenceReasonOf(there, "ask").ShouldContain("14 similar");
    }

    [Fact]
    public async Task One_expert_overloaded()
    {
        await using var world = await DeskWorld.CreateAsync();
        var before = await world.RecommendAsync();
        await world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                var open = db.Cases.AsNoTracking().Single(row => row.Id == world.Here.CaseId);
                for (var i = 0; i < 8; i++)
                {
                    var row = db.Cases.AsNoTracking().Single(found => found.Id == open.Id);
                    (row.Id, row.Key, row.AssigneeId) = (Guid.NewGuid(), $"L-{i}", world.Here.Expert);
                    db.Cases.Add(row);
                }
            }
        );

        var after = await world.RecommendAsync(before.DecisionId);

        before.Slate(SlateKind.Expert).Items.ShouldHaveSingleItem();
        after.Slate(SlateKind.Expert).Items.ShouldBeEmpty();
        after
            .Slate(SlateKind.Expert)
            .Excluded.Single(entry => entry.Code == "expert_overloaded")
            .Count.ShouldBe(2, "the one who is full anyway, and now the expert");
    }

    [Fact]
    public async Task Outdated_policy()
    {
        await using var world = await DeskWorld.CreateAsync();
        var before = await world.RecommendAsync();
        await world.ChangeAsync(
            ChangeKind.Catalog,
            db => db.Policies.Single().EffectiveTo = world.Database.Clock.GetUtcNow().AddMinutes(-1)
        );

        var after = await world.RecommendAsync(before.DecisionId);

        before.Slate(SlateKind.Action).Items[0].Policy.ShouldBe("Printing policy");
        after.DecisionId.ShouldNotBe(before.DecisionId);
        after.Slate(SlateKind.Action).Items.ShouldAllBe(item => item.Policy == null);
    }

    [Fact]
    public async Task Feedback_lost()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        var response = Guid.NewGuid();
        await BreakAuditAsync(world, "CREATE TRIGGER refuse BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'disk full'); END");

        await Should.ThrowAsync<DbUpdateException>(() => world.AcceptAsync(shown, "ask", response));
        await BreakAuditAsync(world, "DROP TRIGGER refuse");
        var again = await world.AcceptAsync(shown, "ask", response);
        var twice = await world.AcceptAsync(shown, "ask", response);

        again.IsOk.ShouldBeTrue("nothing half was left behind");
        twice.IsOk.ShouldBeTrue("the same answer twice is one answer");
        await using var db = world.Open();
        (await db.Responses.CountAsync()).ShouldBe(1);
        (await db.CaseEvents.CountAsync(row => row.CaseId == world.Here.CaseId)).ShouldBe(1);
        (await db.AuditEntries.CountAsync(entry => entry.DetailsJson.Contains(response.ToString("D")))).ShouldBe(1);
    }

    [Fact]
    public async Task No_audit_trail()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.RecommendAsync();
        await BreakAuditAsync(world, "CREATE TRIGGER refuse BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'disk full'); END");

        await Should.ThrowAsync<DbUpdateException>(() => world.RecommendAsync());

        await using var db = world.Open();
        var decision = await db.Decisions.SingleAsync();
        (await db.AuditEntries.SingleAsync(entry => entry.ObjectKind == "decision")).ObjectId.ShouldBe(decision.Id.ToString("D"));
    }

    private static string ConfidenceReasonOf(ShownDecision shown, string action) =>
        ClaimRenderer.Text(shown.Slate(SlateKind.Action).Items.Single(item => item.Id == action).ConfidenceReason);

    private static string TextOf(ShownDecision shown) =>
        string.Join(
            '\n',
            shown
                .Slates.SelectMany(slate => slate.Items)
                .SelectMany(item => new[] { item.Title, ClaimRenderer.Text(item.Reason), ClaimRenderer.Text(item.ConfidenceReason) })
        );

    private static async Task BreakAuditAsync(DeskWorld world, string sql)
    {
        await using var db = world.Open();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
