using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Accessibility;

/// <summary>Runs axe on every page of the desk and on the dialogs that open there, in both themes.</summary>
public sealed class DeskAccessibilityTests(DemoDesk desk) : Journey
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark, Traits = ["Speed", "Slow"])]
    public async Task Queue_case_drawer_menu_dialog_document_and_not_found_are_accessible(ColorScheme scheme)
    {
        var page = await desk.SignInAsync(DemoDesk.Ana, scheme);
        var found = new List<string>();
        var queue = await new QueueScreen(page).OpenAsync();
        await CheckAsync(page, "queue", found);
        await new QueueScreen(page).OpenAsync("/?scope=team&sla=under24h");
        await CheckAsync(page, "team queue", found);

        await queue.OpenAsync();
        var screen = await queue.OpenCaseAsync(1);
        await CheckAsync(page, "case", found);
        await page.Keyboard.PressAsync("Enter");
        await screen.Drawer.Locator("li, .none").First.WaitForAsync();
        await CheckAsync(page, "case with evidence", found);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(screen.Drawer).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("d");
        await page.GetByRole(AriaRole.Menu).WaitForAsync();
        await CheckAsync(page, "case with reasons", found);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("o");
        await screen.Dialog.WaitForAsync();
        await CheckAsync(page, "case with dialog", found);

        await page.GotoAsync(await desk.DocumentAddressAsync());
        await page.Locator("article h1").WaitForAsync();
        await CheckAsync(page, "document", found);
        await page.GotoAsync("/search?q=certificate");
        await page.Locator("main ol li").First.WaitForAsync();
        await CheckAsync(page, "search", found);
        await BrowserFixture.WaitForCircuitAsync(page);
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox, new() { NameString = "Search cases" })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("certificate");
        await page.Locator("dialog [role=option]").First.WaitForAsync();
        await CheckAsync(page, "search from anywhere", found);
        await page.GotoAsync("/cases/NO-SUCH-CASE");
        await CheckAsync(page, "not found", found);

        found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark, Traits = ["Speed", "Slow"])]
    public async Task Inbox_is_accessible(ColorScheme scheme)
    {
        var page = await desk.SignInAsync(DemoDesk.Ana, scheme);

        await OpenAsync(page, "/inbox");
        await page.Locator("main aside").WaitForAsync();

        await CheckAsync(page, "inbox");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark, Traits = ["Speed", "Slow"])]
    public async Task Document_beside_the_case_is_accessible(ColorScheme scheme)
    {
        var page = await desk.SignInAsync(DemoDesk.Ana, scheme);
        var found = new List<string>();

        var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(1);
        await page.Keyboard.PressAsync("e");
        await screen.Reader.GetByRole(AriaRole.Button, new() { NameString = "Useful" }).WaitForAsync();
        await CheckAsync(page, "case with document", found);
        await screen.Reader.GetByRole(AriaRole.Button, new() { NameString = "Wrong" }).ClickAsync();
        await page.GetByRole(AriaRole.Menu).WaitForAsync();
        await CheckAsync(page, "document with reasons", found);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);
        await Assertions.Expect(screen.Reader).ToHaveCountAsync(1); // Escape closed only the menu.
        await page.SetViewportSizeAsync(800, 860);
        await CheckAsync(page, "document over a narrow case", found);

        found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark, Traits = ["Speed", "Slow"])]
    public async Task Trace_with_its_replay_is_accessible(ColorScheme scheme)
    {
        var page = await desk.SignInAsync(DemoDesk.Ana, scheme);
        var found = new List<string>();

        await page.GotoAsync(await TraceAddressAsync(new QueueScreen(page)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay", Exact = true }).ClickAsync();
        await page.Locator("aside .tag").First.WaitForAsync();
        await CheckAsync(page, "trace", found);

        found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark, Traits = ["Speed", "Slow"])]
    public async Task Customers_and_teams_are_accessible(ColorScheme scheme)
    {
        var page = await desk.SignInAsync("Sam Reyes", scheme);
        var found = new List<string>();

        await page.GotoAsync("/accounts");
        await page.Locator("main a[data-row]").First.WaitForAsync();
        await CheckAsync(page, "customers", found);
        await page.GotoAsync("/accounts/acme");
        await page.Locator("summary").First.ClickAsync();
        await CheckAsync(page, "customer", found);
        await page.GotoAsync("/teams");
        await BrowserFixture.WaitForCircuitAsync(page);
        await page.Locator("button[aria-expanded=false]").First.ClickAsync();
        await page.Locator("main li input").First.CheckAsync();
        await page.GetByRole(AriaRole.Toolbar).WaitForAsync();
        await CheckAsync(page, "teams", found);
        await page.SetViewportSizeAsync(390, 844);
        await CheckAsync(page, "teams at 390", found);

        found.ShouldBeEmpty();
    }

    // Opens the trace from the drawer of a card, as a person does.
    private static async Task<string> TraceAddressAsync(QueueScreen queue)
    {
        await queue.OpenAsync();
        var screen = await queue.OpenCaseAsync(1);
        await screen.Page.Keyboard.PressAsync("Enter");
        var link = screen.Drawer.GetByRole(AriaRole.Link, new() { NameString = "Full trace of this decision" });
        await link.WaitForAsync();
        return (await link.GetAttributeAsync("href"))!;
    }
}
