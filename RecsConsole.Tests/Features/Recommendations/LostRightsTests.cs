using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Features.Recommendations.Similar;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>Rights that existed when the suggestions were made and were withdrawn since.</summary>
public sealed class LostRightsTests
{
    [Theory]
    [InlineData(ResponseKind.Dismiss, SlateKind.Action, "ask")]
    [InlineData(ResponseKind.Accept, SlateKind.Document, "guide")]
    [Trait("Req", "R58")]
    public async Task Who_may_no_longer_work_the_case_cannot_answer_its_suggestions(ResponseKind kind, SlateKind slate, string item)
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        await MoveCaseToAnotherTeamAsync(world);

        var result = await world.RespondAsync(
            new(Guid.NewGuid(), shown.DecisionId!.Value, kind, slate, item, kind == ResponseKind.Dismiss ? DismissReasons.NotUseful : null)
        );

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = world.Open();
        (await db.Responses.CountAsync()).ShouldBe(0);
        (await db.CaseDocuments.CountAsync(row => row.CaseId == world.Here.CaseId)).ShouldBe(0);
        var denial = await db.AuditEntries.SingleAsync(row => row.Outcome == "denied");
        denial.ObjectId.ShouldBe(shown.DecisionId.Value.ToString());
    }

    [Fact]
    [Trait("Req", "R56")]
    public async Task Evidence_of_a_case_that_was_closed_to_the_viewer_is_not_there()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        await world.ChangeAsync(ChangeKind.Case, db => db.Cases.First(row => row.Id == world.Here.CaseId).Classification = 3);

        var view = await ReadAsync(world, shown, SlateKind.Action, "ask");

        view.Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    [Trait("Req", "R56")]
    public async Task Evidence_does_not_name_a_document_that_was_closed_to_the_viewer()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        var before = await ReadAsync(world, shown, SlateKind.Document, "guide");
        await world.ChangeAsync(ChangeKind.Document, db => db.Documents.First(row => row.Key == "guide").Classification = 3);

        var after = await ReadAsync(world, shown, SlateKind.Document, "guide");

        before.Value!.Lines.ShouldContain(line => line.Link == "/documents/guide");
        after.Value!.Lines.ShouldNotContain(line => line.Link == "/documents/guide");
        after.Value.Lines.ShouldContain(line => line.Text == "1 more that you cannot see now");
    }

    [Fact]
    [Trait("Req", "R58")]
    public async Task Similar_case_that_was_closed_to_the_viewer_is_not_named_by_an_older_index()
    {
        await using var world = await DeskWorld.CreateAsync();
        var first = await world.RecommendAsync();
        var key = first.SimilarCases[0].Key;
        await world.ChangeAsync(ChangeKind.Case, db => db.Cases.First(row => row.Key == key).Classification = 3);

        var second = await world.RecommendAsync();

        second.SimilarCases.ShouldNotBeEmpty();
        second.SimilarCases.ShouldNotContain(similar => similar.Key == key);
    }

    [Fact]
    [Trait("Req", "R50")]
    public async Task Document_that_expires_while_it_is_on_the_screen_leaves_it()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(
            ChangeKind.Document,
            db => db.Documents.First(row => row.Key == "guide").EffectiveTo = world.Database.Clock.GetUtcNow().AddMinutes(10)
        );
        var before = await world.RecommendAsync();
        world.Database.Clock.Advance(TimeSpan.FromMinutes(5));
        var still = await world.RecommendAsync(before.DecisionId);

        world.Database.Clock.Advance(TimeSpan.FromMinutes(10));
        var after = await world.RecommendAsync(before.DecisionId);

        before.Slate(SlateKind.Document).Items.Select(item => item.Id).ShouldBe(["guide"]);
        still.DecisionId.ShouldBe(before.DecisionId);
        after.Slate(SlateKind.Document).Items.ShouldBeEmpty();
    }

    private static Task MoveCaseToAnotherTeamAsync(DeskWorld world) =>
        world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                var row = db.Cases.First(found => found.Id == world.Here.CaseId);
                row.TeamKey = "two";
                row.AssigneeId = null;
            }
        );

    private static Task<Result<EvidenceView>> ReadAsync(DeskWorld world, ShownDecision shown, SlateKind kind, string item) =>
        world.Get<ReadEvidence>().RunAsync(world.Here.Agent, new(shown.DecisionId!.Value, kind, item), CancellationToken.None);
}
