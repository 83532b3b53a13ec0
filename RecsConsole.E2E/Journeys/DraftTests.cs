using Microsoft.Playwright;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>Unsent text survives a reload, a lost connection and a restart of the server.</summary>
[Collection(OwnSiteGroup.Name)]
public sealed class DraftTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    private const string Case = "/cases/W-1";
    private const string Webhooks = "/admin/webhooks";

    [Fact]
    public async Task Half_written_note_outlives_a_reload_the_queue_and_a_restart_of_the_server()
    {
        await ApprovalWorld.AddAsync(browser.Services, "drafts");
        await using var window = await browser.OpenWindowAsync();
        var page = await SignInAsync(window, Case, "drafts-agent", width: 1366);

        await Note(page).FillAsync("The battery");
        await Assertions.Expect(page.GetByText("Draft kept")).ToBeVisibleAsync();
        await CheckInBothThemesAsync(page, "draft-note");
        await page.ReloadAsync();
        await Assertions.Expect(Note(page)).ToHaveValueAsync("The battery");

        // Reloads at once, before the server has stored the text.
        await AddAsync(page, " was");
        await page.ReloadAsync();
        await Assertions.Expect(Note(page)).ToHaveValueAsync("The battery was");

        await AddAsync(page, " taken");
        await page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "My queue" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "My queue" })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Assertions.Expect(Note(page)).ToHaveValueAsync("The battery was taken");

        await browser.RestartAsync(() => Note(page).FillAsync("The battery was taken out."));
        await OpenAsync(page, Case);
        await Assertions.Expect(Note(page)).ToHaveValueAsync("The battery was taken out.");
        await Assertions.Expect(page.GetByText("Draft kept")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Tab"); // moves the focus away
        await Note(page).PressAsync("Control+Enter");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Region, new() { Name = "Timeline" }))
            .ToContainTextAsync("The battery was taken out.");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Timeline" })).ToContainTextAsync("taken out");
        await Assertions.Expect(Note(page)).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Page_loads_again_by_itself_after_a_restart_of_the_server_with_what_was_typed()
    {
        await ApprovalWorld.AddAsync(browser.Services, "reloaded");
        await using var window = await browser.OpenWindowAsync();
        var page = await SignInAsync(window, Case, "reloaded-agent", width: 1366);
        await Note(page).FillAsync("The battery");
        await Assertions.Expect(page.GetByText("Draft kept")).ToBeVisibleAsync();
        await page.EvaluateAsync("() => { window.isSamePage = true; }");

        await browser.RestartAsync(() => Note(page).FillAsync("The battery was"));

        await page.WaitForFunctionAsync("() => window.isSamePage !== true", null, new() { Timeout = 60_000 });
        await BrowserFixture.WaitForCircuitAsync(page);
        await Assertions.Expect(Note(page)).ToHaveValueAsync("The battery was");
        await Assertions.Expect(page.GetByRole(AriaRole.Alertdialog)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Half_written_reply_and_form_of_a_step_outlive_a_restart_of_the_server()
    {
        await ApprovalWorld.AddAsync(browser.Services, "restarted", writes: true);
        await using var window = await browser.OpenWindowAsync();
        var page = await SignInAsync(window, Case, "restarted-agent", width: 1366);
        await OpenReplyAsync(page);
        await Reply(page).FillAsync("Dear Priya, we will");
        await Assertions.Expect(page.GetByText("Draft kept")).ToBeVisibleAsync(); // only a draft on the server opens the reply by itself
        await OpenStepAsync(page);
        await Dialog(page).GetByLabel("Message", new() { Exact = true }).FillAsync("We wipe");

        await browser.RestartAsync(async () =>
        {
            await Dialog(page).GetByLabel("Message", new() { Exact = true }).FillAsync("We wipe your laptop");
            await Dialog(page).GetByLabel("Why it is needed").FillAsync("Lost in a train");
            await Dialog(page).GetByLabel("Serial number").FillAsync("SN-7");
        });
        await OpenAsync(page, Case);

        await Assertions.Expect(Reply(page)).ToHaveValueAsync("Dear Priya, we will");
        await OpenStepAsync(page);
        await Assertions.Expect(Dialog(page).GetByLabel("Message", new() { Exact = true })).ToHaveValueAsync("We wipe your laptop");
        await Assertions.Expect(Dialog(page).GetByLabel("Why it is needed")).ToHaveValueAsync("Lost in a train");
        await Assertions.Expect(Dialog(page).GetByLabel("Serial number")).ToHaveValueAsync("SN-7");
    }

    [Fact]
    [Trait("Req", "R209")]
    public async Task Half_written_note_reply_and_webhook_outlive_a_reload_a_restart_a_lost_line_and_the_sign_out()
    {
        var tenant = await ApprovalWorld.AddAsync(browser.Services, "three", writes: true);
        await Operators.AddAsync(browser.Services, tenant, "three-boss", "agent", "admin");
        await using var window = await browser.OpenWindowAsync();
        var page = await SignInAsync(window, Case, "three-boss", width: 1366);
        await Note(page).FillAsync("The battery");
        await ExpectKeptAsync(page, "note-text");
        await OpenReplyAsync(page);
        await Reply(page).FillAsync("Dear Priya");
        await ExpectKeptAsync(page, "reply-text");
        await OpenAsync(page, Webhooks);
        await Assertions.Expect(DraftOf(page, "webhook-fields")).ToBeAttachedAsync(); // before that, the browser keeps no copy
        await page.Locator("#webhook-name").FillAsync("Ledger");
        await page.ReloadAsync(); // at once: the server may not have it yet
        await ExpectWebhookAsync(page, "Ledger", "");

        await browser.RestartAsync(() => page.Locator("#webhook-address").FillAsync("https://ledger.example/hooks"));
        await OpenAsync(page, Webhooks);
        await ExpectWebhookAsync(page, "Ledger", "https://ledger.example/hooks");
        await SignOutAsync(page, "Three-boss");
        await SignInAgainAsync(page, "three-boss");

        await Assertions.Expect(Note(page)).ToHaveValueAsync("The battery");
        await Assertions.Expect(Reply(page)).ToHaveValueAsync("Dear Priya");
        await OpenAsync(page, Webhooks);
        await ExpectWebhookAsync(page, "Ledger", "https://ledger.example/hooks");
    }

    [Fact]
    public async Task Text_typed_while_the_line_is_cut_stays_and_is_kept_when_the_line_is_back_without_a_reload()
    {
        await ApprovalWorld.AddAsync(browser.Services, "cut", writes: true);
        await using var window = await browser.OpenWindowAsync();
        var page = await window.NewPageAsync();
        var line = await CutLine.OnAsync(page);
        await page.GotoAsync(Case);
        await BrowserFixture.SignInAsync(page, "cut-agent");
        await OpenReplyAsync(page);
        await Reply(page).FillAsync("Dear Priya");
        await Note(page).EvaluateAsync("() => { window.isSamePage = true; }");

        await line.CutAsync();
        var notice = page.GetByRole(AriaRole.Alertdialog);
        await Assertions.Expect(notice).ToContainTextAsync("The connection is interrupted");
        await Assertions.Expect(notice.GetByText("What you type into a form stays in this browser")).ToBeVisibleAsync();
        await Assertions.Expect(notice.GetByText("What you type now is not")).ToBeHiddenAsync();
        await Reply(page).FillAsync("Dear Priya, the laptop is wiped.");
        line.Mend();
        await Assertions.Expect(notice).ToBeHiddenAsync(new() { Timeout = 60_000 });

        await Assertions.Expect(Reply(page)).ToHaveValueAsync("Dear Priya, the laptop is wiped.");
        (await page.EvaluateAsync<bool>("() => window.isSamePage === true")).ShouldBeTrue();
        await Assertions.Expect(page.GetByText("Draft kept")).ToBeVisibleAsync();
        await page.EvaluateAsync("() => localStorage.clear()"); // what comes back is what the server has
        await OpenAsync(page, Case);
        await Assertions.Expect(Reply(page)).ToHaveValueAsync("Dear Priya, the laptop is wiped.");
    }

    [Fact]
    public async Task Whoever_signs_in_next_in_the_same_browser_sees_nothing_of_it()
    {
        await ApprovalWorld.AddAsync(browser.Services, "shared");
        await using var window = await browser.OpenWindowAsync();
        var page = await SignInAsync(window, Case, "shared-agent");
        await Note(page).FillAsync("Between us");
        await SignOutAsync(page, "Shared-agent"); // signs out at once: the server may not have stored all of the text

        await SignInAgainAsync(page, "shared-lead");
        await Assertions.Expect(Note(page)).ToBeVisibleAsync();
        await Assertions.Expect(Note(page)).ToHaveValueAsync("");
        await SignOutAsync(page, "Shared-lead");

        await SignInAgainAsync(page, "shared-agent");
        await Assertions.Expect(Note(page)).ToHaveValueAsync("Between us");
    }

    [Fact]
    public async Task Note_of_something_else_is_there_when_the_dialog_opens_again_and_can_be_discarded()
    {
        await ApprovalWorld.AddAsync(browser.Services, "other");
        await using var window = await browser.OpenWindowAsync();
        var page = await SignInAsync(window, Case, "other-agent", width: 1366);
        await page.GetByRole(AriaRole.Button, new() { Name = "Something else" }).First.ClickAsync();
        await Other(page).FillAsync("The owner asked for it");
        await Assertions.Expect(Dialog(page).GetByText("Draft kept")).ToBeVisibleAsync();
        await CheckInBothThemesAsync(page, "draft-override");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Dialog(page)).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Something else" }).First.ClickAsync();
        await Assertions.Expect(Other(page)).ToHaveValueAsync("The owner asked for it");
        await DiscardAsync(page);
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(Other(page)).ToHaveValueAsync("The owner asked for it");

        // Comes last, because undo is available for only ten seconds.
        await DiscardAsync(page);
        await CheckInBothThemesAsync(page, "draft-discarded");
    }

    private static async Task ExpectWebhookAsync(IPage page, string name, string address)
    {
        await Assertions.Expect(page.Locator("#webhook-name")).ToHaveValueAsync(name);
        await Assertions.Expect(page.Locator("#webhook-address")).ToHaveValueAsync(address);
        await ExpectKeptAsync(page, "webhook-fields");
    }

    private static Task ExpectKeptAsync(IPage page, string field) =>
        Assertions.Expect(DraftOf(page, field)).ToContainTextAsync("Draft kept");

    private static ILocator DraftOf(IPage page, string field) => page.Locator($"[data-draft][data-field='{field}']");

    private static async Task DiscardAsync(IPage page)
    {
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Discard the draft" }).ClickAsync();
        await Assertions.Expect(Other(page)).ToHaveValueAsync("");
    }

    private static async Task OpenReplyAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Group, new() { Name = "Write on this case" }).GetByText("Priya Nair").ClickAsync();
        await Assertions.Expect(Reply(page)).ToBeFocusedAsync();
    }

    private static async Task OpenStepAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for approval" }).First.ClickAsync();
        await Assertions.Expect(Dialog(page).GetByLabel("Message", new() { Exact = true })).ToBeFocusedAsync();
    }

    private static ILocator Reply(IPage page) => page.Locator("#reply-text");

    private static ILocator Note(IPage page) => page.GetByLabel("Note on this case");

    private static ILocator Dialog(IPage page) => page.Locator("dialog[open]");

    private static ILocator Other(IPage page) => Dialog(page).GetByLabel("Note (optional)");

    private static async Task AddAsync(IPage page, string text)
    {
        var before = await Note(page).InputValueAsync();
        await Note(page).FillAsync(before + text);
    }

    private static async Task SignOutAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { NameString = name }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync("**/login*");
    }

    private static async Task SignInAgainAsync(IPage page, string name)
    {
        await page.GotoAsync(Case);
        await BrowserFixture.SignInAsync(page, name);
    }
}
