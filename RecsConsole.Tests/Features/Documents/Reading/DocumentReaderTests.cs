using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Drafts;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Text;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Reading;
using RecsConsole.Features.Drafts;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Cases;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents.Reading;

/// <summary>A document beside a case: the cited passage is visible and ticked steps stay ticked.</summary>
public sealed class DocumentReaderTests : IAsyncLifetime
{
    private const string Text = "Reload it.\n\n1. Open the page\n2. Press reload\n3. Wait\n";
    private Desk _desk = null!;
    private CaseRow _case = null!;
    private CaseRow _next = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync(replace: services => services.AddDrafts());
        (_case, _next) = (_desk.ACase("BR-1"), _desk.ACase("BR-2"));
        await _desk.AddAsync(_case, _next, ADocument(1));
        await _desk.AddTenantAsync();
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Passage_is_marked_and_the_browser_asked_to_show_it()
    {
        await using var open = await OpenAsync(_desk.Ana, _case, passage: new(0, 10));

        open.Reader.Find("[data-passage]").TextContent.ShouldBe("Reload it.");
        open.Browser.JSInterop.Invocations.ShouldContain(call => call.Identifier == "show");
        open.Reader.Find("a[href^='/documents/']").GetAttribute("href").ShouldBe("/documents/sso?case=BR-1");
    }

    [Fact]
    public async Task Ticked_steps_are_there_when_the_document_is_opened_again()
    {
        await using (var open = await OpenAsync(_desk.Ana, _case))
        {
            open.Count.ShouldBe("0 of 3 steps done");
            open.Reader.Find("li[aria-current=step]").TextContent.ShouldContain("Open the page");
            await TickAsync(open, 0);
            await TickAsync(open, 2);
            open.Count.ShouldBe("2 of 3 steps done");
            open.Reader.Find("li[aria-current=step]").TextContent.ShouldContain("Press reload");
        }

        await using var again = await OpenAsync(_desk.Ana, _case);

        again.Count.ShouldBe("2 of 3 steps done");
        again.Reader.FindAll("li.done").Select(step => step.QuerySelector(".prose")!.TextContent).ShouldBe(["Open the page", "Wait"]);
    }

    [Fact]
    public async Task Tick_can_be_taken_away_and_then_nothing_is_kept()
    {
        await using var open = await OpenAsync(_desk.Ana, _case);
        await TickAsync(open, 1);
        await TickAsync(open, 1);

        open.Count.ShouldBe("0 of 3 steps done");
        await using var db = _desk.Read();
        (await db.TextDrafts.CountAsync(Xunit.TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Fact]
    public async Task Colleagues_other_cases_and_the_next_version_have_ticks_of_their_own()
    {
        await using (var open = await OpenAsync(_desk.Ana, _case))
        {
            await TickAsync(open, 0);
        }

        await using (var other = await OpenAsync(_desk.Jonas, _case))
        {
            other.Count.ShouldBe("0 of 3 steps done");
        }

        await using (var next = await OpenAsync(_desk.Ana, _next))
        {
            next.Count.ShouldBe("0 of 3 steps done");
        }

        await _desk.AddAsync(ADocument(2));
        await using var newer = await OpenAsync(_desk.Ana, _case, version: 2);
        newer.Count.ShouldBe("0 of 3 steps done");
    }

    [Fact]
    public async Task Ticks_that_cannot_be_kept_say_so()
    {
        await using var open = await OpenAsync(_desk.Ana, _case);
        await using (var db = _desk.Read())
        {
            (await db.Cases.SingleAsync(row => row.Id == _case.Id)).Classification = Classifications.Restricted;
            await db.SaveChangesAsync();
        }

        await TickAsync(open, 0);

        open.Reader.Find("[role=alert]").TextContent.ShouldStartWith("Ticks are not saved.");
    }

    [Fact]
    public async Task What_may_no_longer_be_read_leaves_the_screen()
    {
        await using var open = await OpenAsync(_desk.Ana, _case);

        open.Reader.Render(p => p.Add(reader => reader.Refusal, "This document is no longer in force."));

        open.Reader.Markup.ShouldContain("no longer in force");
        open.Reader.Markup.ShouldNotContain("Press reload");
        open.Reader.Markup.ShouldNotContain("Rolling over");
    }

    private static async Task TickAsync(OpenReader open, int at) =>
        await open.Reader.FindAll("input[type=checkbox]")[at].ChangeAsync(new() { Value = true });

    private async Task<OpenReader> OpenAsync(Actor actor, CaseRow row, PassageSpan? passage = null, int version = 1)
    {
        var browser = new BunitContext();
        browser.JSInterop.Mode = JSRuntimeMode.Loose;
        await SignedIn.ServeToAsync(browser.Services, _desk.Services, actor);
        browser.Services.AddSingleton(_desk.Get<IDraftStore>());
        browser.Services.AddSingleton(_desk.Get<ReadDocument>());
        var reader = browser.Render<DocumentReader>(p =>
            p.Add(each => each.DocumentKey, "sso")
                .Add(each => each.Version, version)
                .Add(each => each.Passage, passage)
                .Add(each => each.CaseId, row.Id)
                .Add(each => each.CaseKey, row.Key)
        );
        reader.WaitForElement(".count");
        return new(browser, reader);
    }

    private DocumentRow ADocument(int version) =>
        new()
        {
            TenantId = _desk.Ana.TenantId,
            Key = "sso",
            Version = version,
            Title = "Rolling over a certificate",
            Kind = "runbook",
            Text = Text,
            Status = DocumentStatus.Effective,
            Classification = Classifications.Internal,
        };

    private sealed record OpenReader(BunitContext Browser, IRenderedComponent<DocumentReader> Reader) : IAsyncDisposable
    {
        public string Count => Reader.Find(".count").TextContent;

        public async ValueTask DisposeAsync()
        {
            await Browser.DisposeComponentsAsync();
            await Browser.DisposeAsync();
        }
    }
}
