using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Keys;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Drafts;
using RecsConsole.Features.Recommendations.Reading;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Responses.Overriding;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Reading;

/// <summary>The feedback that a reader can give on a document.</summary>
public sealed class SuggestedDocumentTests : BunitContext
{
    private readonly List<GivenResponse> _given = [];
    private readonly List<SolvedByDocument> _solved = [];
    private readonly KeyMap _keys = new();

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Useful_is_one_key_stays_said_and_is_recorded_as_used_once()
    {
        await using var world = await ServeAsync();
        var reader = await OpenAsync(world);
        reader.FindAll("[data-passage]").ShouldNotBeEmpty();

        await reader.InvokeAsync(() => _keys.PressAsync("u"));
        await reader.InvokeAsync(() => _keys.PressAsync("u"));

        reader.Find(".said").TextContent.Trim().ShouldBe("You marked this useful.");
        reader.FindAll("button:contains('Undo')").ShouldBeEmpty();
        _given.Single().Kind.ShouldBe(ResponseKind.Accept);
        await using var db = world.Open();
        (await db.Responses.CountAsync(Token)).ShouldBe(1);
        (await db.CaseDocuments.CountAsync(row => row.CaseId == world.Here.CaseId, Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Out_of_date_goes_to_the_owner_and_can_be_taken_back()
    {
        await using var world = await ServeAsync();
        var reader = await OpenAsync(world);

        await reader.Find("button:contains('Out of date')").ClickAsync(new());
        reader.Find(".said").TextContent.Trim().ShouldStartWith("You reported it as out of date.");
        (await ReportAsync(world)).ShouldBe(DocumentReportStatus.Open);
        await reader.Find("button:contains('Undo')").ClickAsync(new());

        reader.Find(".said").TextContent.Trim().ShouldBeEmpty();
        (await ReportAsync(world)).ShouldBe(DocumentReportStatus.Undone);
    }

    [Fact]
    public async Task Wrong_asks_for_one_of_the_reasons_of_a_card()
    {
        await using var world = await ServeAsync();
        var reader = await OpenAsync(world);

        await reader.Find("button:contains('Wrong')").ClickAsync(new());
        await reader.Find("[role=menuitem]:contains('Does not apply')").ClickAsync(new());

        reader.Find(".said").TextContent.Trim().ShouldBe("You said: Does not apply to this case.");
        reader.FindAll("[role=menu]").ShouldBeEmpty();
    }

    [Fact]
    public async Task That_it_solved_the_case_can_be_said_where_a_step_may_solve_it()
    {
        await using var world = await ServeAsync();
        (await OpenAsync(world)).FindAll("button:contains('This solved it')").ShouldBeEmpty(); // a new case needs "ask" first
        await world.AcceptAsync(await world.RecommendAsync(), "ask");
        var reader = await OpenAsync(world);

        await (await reader.WaitForElementAsync("button:contains('This solved it')")).ClickAsync(new());

        var solved = _solved.Single();
        (solved.Step.Key, solved.Cited.Document.Key, solved.Cited.Document.Version).ShouldBe(("fix", "guide", 1));
        solved.Cited.Passage.Span.ShouldNotBeNull();
    }

    [Fact]
    public async Task Document_withdrawn_while_it_is_read_leaves_the_screen_with_the_reason()
    {
        await using var world = await ServeAsync();
        var reader = await OpenAsync(world);
        var poller = Services.GetRequiredService<ChangePoller>();
        await poller.PollOnceAsync(Token);

        await world.ChangeAsync(
            ChangeKind.Document,
            db => db.Documents.Single(row => row.Key == "guide").Status = DocumentStatus.Withdrawn
        );
        await poller.PollOnceAsync(Token);

        await reader.WaitForAssertionAsync(() => reader.Markup.ShouldContain("This document is no longer in force."));
        reader.Markup.ShouldNotContain("Roll the firmware back");
        reader.FindAll(".foot").ShouldBeEmpty();
    }

    private async Task<IRenderedComponent<SuggestedDocument>> OpenAsync(DeskWorld world)
    {
        var shown = await world.RecommendAsync();
        var item = shown.Slate(SlateKind.Document).Items.Single(each => each.Id == "guide");
        var opened = new OpenedDocument(shown.DecisionId!.Value, item with { Passage = item.Passage ?? new(18, 10) });
        var reader = Render<SuggestedDocument>(p =>
            p.AddCascadingValue(_keys)
                .Add(each => each.CaseId, world.Here.CaseId)
                .Add(each => each.Opened, opened)
                .Add(each => each.Revision, 1)
                .Add(each => each.OnGiven, given => _given.Add(given))
                .Add(each => each.OnSolve, solved => _solved.Add(solved))
        );
        await reader.WaitForElementAsync(".foot button");
        return reader;
    }

    private async Task<DeskWorld> ServeAsync()
    {
        var world = await DeskWorld.CreateAsync(replace: services => services.AddDocuments().AddDrafts());
        JSInterop.Mode = JSRuntimeMode.Loose;
        var services = world.Database.Services.CreateScope().ServiceProvider;
        await SignedIn.ServeToAsync(Services, services, world.Here.Agent);
        Services.AddSingleton(services.GetRequiredService<ChangePoller>());
        Services.AddSingleton(services.GetRequiredService<IDraftStore>());
        Services.AddSingleton(services.GetRequiredService<ReadDocument>());
        Services.AddSingleton(services.GetRequiredService<ReadSuggestedDocument>());
        Services.AddSingleton(services.GetRequiredService<RespondToSlate>());
        Services.AddSingleton(services.GetRequiredService<UndoResponse>());
        Services.AddSingleton(services.GetRequiredService<ListAllowedActions>());
        return world;
    }

    private static async Task<DocumentReportStatus> ReportAsync(DeskWorld world)
    {
        await using var db = world.Open();
        return (await db.DocumentReports.SingleAsync(Token)).Status;
    }
}
