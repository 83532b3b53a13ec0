using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Drafts;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Cases.Detail.Mentioning;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Cases;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Drafts;

/// <summary>A half-written note is stored, restored, discarded and sent.</summary>
public sealed class NoteDraftTests : IAsyncLifetime
{
    private const string Words = "The certificate of the proxy";
    private Desk _desk = null!;
    private CaseRow _case = null!;
    private CaseRow _next = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await DraftDesk.OpenAsync();
        (_case, _next) = (_desk.ACase("BR-1"), _desk.ACase("BR-2"));
        await _desk.AddAsync(_case, _next);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Note_is_kept_when_typing_stops_for_a_moment_and_says_so()
    {
        await using var page = await OpenAsync(_desk.Ana);

        await TypeAsync(page, "The");
        _desk.Clock.Advance(TimeSpan.FromMilliseconds(400));
        await TypeAsync(page, Words);
        _desk.Clock.Advance(TimeSpan.FromMilliseconds(400));
        (await KeptAsync()).ShouldBeEmpty();
        _desk.Clock.Advance(TimeSpan.FromMilliseconds(400));

        page.Form.WaitForAssertion(() => page.Form.Find(".draft").TextContent.ShouldContain("Draft kept 10:00"));
        (await KeptAsync()).ShouldBe([Words]);
    }

    [Fact]
    public async Task Leaving_at_once_loses_nothing_and_coming_back_finds_it()
    {
        await using (var page = await OpenAsync(_desk.Ana))
        {
            await TypeAsync(page, Words);
        }

        await using var again = await OpenAsync(_desk.Ana);

        again.Form.WaitForAssertion(() => again.Text.ShouldBe(Words));
        again.Form.Find(".draft").TextContent.ShouldContain("Draft kept 10:00");
    }

    [Fact]
    public async Task Colleague_who_opens_the_case_has_an_empty_form()
    {
        await using (var page = await OpenAsync(_desk.Ana))
        {
            await TypeAsync(page, Words);
        }

        await using var other = await OpenAsync(_desk.Jonas);

        other.Text.ShouldBeEmpty();
        other.Form.Find(".draft").TextContent.Trim().ShouldBeEmpty();
    }

    [Fact]
    public async Task Next_case_has_its_own_note_and_the_way_back_finds_the_first()
    {
        await using var page = await OpenAsync(_desk.Ana);
        await TypeAsync(page, Words);

        page.Form.Render(p => p.Add(form => form.CaseId, _next.Id));
        page.Text.ShouldBeEmpty();
        page.Form.WaitForAssertion(() => KeptAsync().GetAwaiter().GetResult().ShouldBe([Words]));
        page.Form.Render(p => p.Add(form => form.CaseId, _case.Id));

        page.Form.WaitForAssertion(() => page.Text.ShouldBe(Words));
    }

    [Fact]
    public async Task Discarded_draft_is_gone_and_back_when_undone()
    {
        await using var page = await OpenAsync(_desk.Ana);
        await TypeAsync(page, Words);
        _desk.Clock.Advance(DraftPause);
        page.Form.WaitForElement(".draft button");

        await page.Form.Find(".draft button").ClickAsync(new());
        page.Text.ShouldBeEmpty();
        (await KeptAsync()).ShouldBeEmpty();
        await page.Form.Find("button:contains('Undo')").ClickAsync(new());

        page.Text.ShouldBe(Words);
        (await KeptAsync()).ShouldBe([Words]);
    }

    [Fact]
    public async Task Sent_note_leaves_no_draft()
    {
        await using var page = await OpenAsync(_desk.Ana);
        await TypeAsync(page, Words);
        _desk.Clock.Advance(DraftPause);
        page.Form.WaitForElement(".draft button");

        await page.Form.Find("form").SubmitAsync();

        page.Form.WaitForAssertion(() => page.Text.ShouldBeEmpty());
        _desk.Clock.Advance(DraftPause);
        (await KeptAsync()).ShouldBeEmpty();
        await using var db = _desk.Read();
        (await db.Notes.SingleAsync(Xunit.TestContext.Current.CancellationToken)).Text.ShouldBe(Words);
    }

    [Fact]
    public async Task What_was_kept_in_its_place_after_the_note_was_written_stays_when_it_is_sent()
    {
        await using var page = await OpenAsync(_desk.Ana);
        await TypeAsync(page, Words);
        _desk.Clock.Advance(DraftPause);
        page.Form.WaitForElement(".draft button");
        _desk.Clock.Advance(TimeSpan.FromMilliseconds(20));
        await using (var db = _desk.Read())
        {
            var row = await db.TextDrafts.SingleAsync(Xunit.TestContext.Current.CancellationToken);
            (row.Text, row.At) = ("Given back", _desk.Clock.GetUtcNow());
            await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        }

        await page.Form.Find("form").SubmitAsync();

        page.Form.WaitForAssertion(() => page.Text.ShouldBeEmpty());
        _desk.Clock.Advance(DraftPause);
        (await KeptAsync()).ShouldBe(["Given back"]);
    }

    [Fact]
    public async Task Refused_note_stays_kept()
    {
        await using var page = await OpenAsync(_desk.Ana);
        await TypeAsync(page, Words);
        await using (var db = _desk.Read())
        {
            (await db.People.SingleAsync(row => row.Id == _desk.Ana.PersonId)).Roles = ["auditor"];
            await db.SaveChangesAsync();
        }

        await page.Form.Find("form").SubmitAsync();
        _desk.Clock.Advance(DraftPause);

        page.Form.WaitForAssertion(() => KeptAsync().GetAwaiter().GetResult().ShouldBe([Words]));
        page.Text.ShouldBe(Words);
    }

    private static TimeSpan DraftPause => TimeSpan.FromMilliseconds(750);

    private async Task<OpenForm> OpenAsync(Actor actor)
    {
        var browser = new BunitContext();
        browser.JSInterop.Mode = JSRuntimeMode.Loose;
        browser.JSInterop.SetupModule("./js/mentions.js").Mode = JSRuntimeMode.Loose;
        await SignedIn.ServeToAsync(browser.Services, _desk.Services, actor);
        browser.Services.AddSingleton(_desk.Get<IDraftStore>());
        browser.Services.AddSingleton(_desk.Get<AddNote>());
        browser.Services.AddSingleton(_desk.Get<ListMentionable>());
        return new(browser, browser.Render<NoteForm>(p => p.Add(form => form.CaseId, _case.Id)));
    }

    private static Task TypeAsync(OpenForm page, string text) => page.Form.Find("textarea").InputAsync(new() { Value = text });

    private async Task<List<string>> KeptAsync()
    {
        await using var db = _desk.Read();
        return await db.TextDrafts.Select(row => row.Text).ToListAsync();
    }

    private sealed record OpenForm(BunitContext Browser, IRenderedComponent<NoteForm> Form) : IAsyncDisposable
    {
        public string Text => Form.Find("textarea").GetAttribute("value") ?? "";

        public async ValueTask DisposeAsync()
        {
            await Browser.DisposeComponentsAsync();
            await Browser.DisposeAsync();
        }
    }
}
