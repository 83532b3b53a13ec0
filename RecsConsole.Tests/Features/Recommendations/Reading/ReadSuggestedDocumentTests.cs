using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Reading;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Recommendations.Reading;

/// <summary>Opening a suggested document records one view, if the document may still be read.</summary>
public sealed class ReadSuggestedDocumentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_twice_is_one_view_and_no_use()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();

        var first = await ReadAsync(world, shown);
        var at = world.Database.Clock.GetUtcNow();
        world.Database.Clock.Advance(TimeSpan.FromMinutes(5));
        await ReadAsync(world, shown);

        first.Value.ShouldBe(new("T-1", 1, null));
        await using var db = world.Open();
        (await db.Impressions.SingleAsync(row => row.ItemId == "guide", Token)).ViewedAt.ShouldBe(at);
        (await db.Responses.CountAsync(Token)).ShouldBe(0);
        (await db.CaseDocuments.CountAsync(row => row.CaseId == world.Here.CaseId, Token)).ShouldBe(0);
    }

    [Fact]
    [Trait("Req", "R203")]
    public async Task View_leaves_the_uses_as_they_were_and_saying_that_it_helped_adds_one()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        var before = await UsesAsync(world);

        (await ReadAsync(world, shown)).IsOk.ShouldBeTrue();
        var viewed = await UsesAsync(world);
        await RespondAsync(world, shown, ResponseKind.Accept, null);
        var said = await UsesAsync(world);

        viewed.ShouldBe(before);
        said.Except(before, StringComparer.Ordinal).ShouldBe([$"{world.Here.CaseId} guide"]);
    }

    [Fact]
    public async Task What_was_said_stays_said_when_the_suggestions_are_worked_out_anew()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        await RespondAsync(world, shown, ResponseKind.Accept, null);

        var said = (await ReadAsync(world, await world.RecommendAsync(shown.DecisionId))).Value!.Said;

        said!.IsUseful.ShouldBeTrue();
        said.CanUndo.ShouldBeFalse();
    }

    [Fact]
    public async Task Dismissal_taken_back_leaves_what_was_said_before()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        await RespondAsync(world, shown, ResponseKind.Accept, null);
        world.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var dismissal = await RespondAsync(world, shown, ResponseKind.Dismiss, DismissReasons.OutdatedDocument);

        var dismissed = (await ReadAsync(world, shown)).Value!.Said!;
        await world.Get<UndoResponse>().RunAsync(world.Here.Agent, dismissal, Token);
        var after = (await ReadAsync(world, shown)).Value!.Said!;

        dismissed.ShouldBe(new(dismissal, DismissReasons.OutdatedDocument));
        dismissed.CanUndo.ShouldBeTrue();
        after.IsUseful.ShouldBeTrue();
    }

    [Theory]
    [InlineData(DocumentStatus.Withdrawn)]
    [InlineData(DocumentStatus.Expired)]
    public async Task Document_that_was_withdrawn_meanwhile_says_so_and_is_no_view(DocumentStatus status)
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        await world.ChangeAsync(ChangeKind.Document, db => db.Documents.Single(row => row.Key == "guide").Status = status);

        var result = await ReadAsync(world, shown);

        result.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        result.Error.Message.ShouldStartWith("This document is no longer in force.");
        await using var db = world.Open();
        (await db.Impressions.CountAsync(row => row.ViewedAt != null, Token)).ShouldBe(0);
    }

    [Fact]
    [Trait("Req", "R58")]
    public async Task Who_may_not_read_it_any_more_is_refused_and_that_is_written_down()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        await world.ChangeAsync(
            ChangeKind.Document,
            db =>
            {
                var row = db.Documents.Single(row => row.Key == "guide");
                (row.Classification, row.Status) = (3, DocumentStatus.Withdrawn); // its new state is not revealed either
            }
        );

        var result = await ReadAsync(world, shown);

        result.Error!.ShouldBe(Error.Forbidden("You do not have permission to read this document."));
        await using var db = world.Open();
        var denial = await db.AuditEntries.SingleAsync(row => row.Outcome == "denied", Token);
        (denial.Operation, denial.ObjectKind, denial.ObjectId).ShouldBe(("read.suggested-document", "document", "guide"));
    }

    [Theory]
    [InlineData("somebody else")]
    [InlineData("another tenant")]
    [InlineData("not shown")]
    [InlineData("case closed to them")]
    [Trait("Req", "R58")]
    public async Task Decision_that_is_not_theirs_or_did_not_show_it_is_not_there(string why)
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        var actor = why switch
        {
            "somebody else" => new(world.Here.TenantId, world.Here.Expert),
            "another tenant" => world.Elsewhere.Agent,
            _ => world.Here.Agent,
        };
        if (why == "case closed to them")
        {
            await world.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == world.Here.CaseId).Classification = 3);
        }

        var result = await world
            .Get<ReadSuggestedDocument>()
            .RunAsync(actor, new(shown.DecisionId!.Value, why == "not shown" ? "secret" : "guide"), Token);

        result.Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    // All rows that "used in" is counted from.
    private static async Task<List<string>> UsesAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var rows = await db.CaseDocuments.Select(row => new { row.CaseId, row.DocumentKey }).ToListAsync(Token);
        return [.. rows.Select(row => $"{row.CaseId} {row.DocumentKey}").Order(StringComparer.Ordinal)];
    }

    private static Task<Result<SuggestedDocumentView>> ReadAsync(DeskWorld world, ShownDecision shown) =>
        world.Get<ReadSuggestedDocument>().RunAsync(world.Here.Agent, new(shown.DecisionId!.Value, "guide"), Token);

    private static async Task<Guid> RespondAsync(DeskWorld world, ShownDecision shown, ResponseKind kind, string? reason)
    {
        var id = Guid.CreateVersion7();
        var result = await world.RespondAsync(new(id, shown.DecisionId!.Value, kind, SlateKind.Document, "guide", reason));
        result.IsOk.ShouldBeTrue(result.Error?.Message);
        return id;
    }
}
