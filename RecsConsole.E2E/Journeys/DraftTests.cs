using Microsoft.Playwright;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>Unsent text survives a reload, a lost connection and a restart of the server.</summary>
public sealed class DraftTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    private const string Case = "/cases/W-1";

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

    private static async Task DiscardAsync(IPage page)
    {
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Discard the draft" }).ClickAsync();
        await Assertions.Expect(Other(page)).ToHaveValueAsync("");
    }

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
