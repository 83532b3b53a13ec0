using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>A setting takes effect at once, in the person's other browser and after a new sign-in; the test resets everything.</summary>
public sealed class SettingsJourneyTests(DemoDesk desk) : Journey
{
    private const string Sam = "Sam Reyes";

    [Fact]
    public async Task Theme_is_in_the_first_byte_of_every_page_and_in_every_browser()
    {
        var page = await OpenSettingsAsync();
        var elsewhere = await desk.SignInAsync(Sam);
        await CheckInBothThemesAsync(page, "settings");

        await page.GetByRole(AriaRole.Radio, new() { Name = "Dark" }).CheckAsync();
        await SavedAsync(page, "Theme");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Assertions.Expect(elsewhere.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");

        var again = await desk.SignInAsync(Sam);
        var response = await again.GotoAsync("/settings");
        Assert.Contains("theme:dark", await response!.TextAsync(), StringComparison.Ordinal);

        // The theme button of the rail stores the choice like the settings page does.
        await page.Locator("nav.rail [data-appearance=theme]").ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Light" })).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Same as the system" }).CheckAsync();
        await SavedAsync(page, "Theme");
    }

    [Fact]
    public async Task Keys_are_turned_off_and_on_and_the_time_zone_is_found()
    {
        var page = await OpenSettingsAsync();
        await LiveInAsync(page, "new york", "America/New_York");
        await LiveInAsync(page, "berlin", "Europe/Berlin");

        await Keys(page).GetByRole(AriaRole.Radio, new() { Name = "Off" }).CheckAsync();
        await SavedAsync(page, "Single-key shortcuts");
        var queue = await new QueueScreen(page).OpenAsync("/?scope=team");
        await page.Locator("html[data-keys=off]").WaitForAsync();
        var first = await queue.KeyOfCurrentAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Control+k"); // pressed after J, so J would have acted by now
        await Assertions.Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(first, await queue.KeyOfCurrentAsync());

        await OpenAsync(page, "/settings");
        await Keys(page).GetByRole(AriaRole.Radio, new() { Name = "On", Exact = true }).CheckAsync();
        await SavedAsync(page, "Single-key shortcuts");
    }

    [Fact]
    public async Task Muted_mention_stays_in_the_inbox_without_a_bell_and_rows_are_higher()
    {
        var page = await OpenSettingsAsync();
        var bell = new BellScreen(page);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "A note or a step mentions you" }).UncheckAsync();
        await SavedAsync(page, "Notifications");
        var held = await bell.UnreadAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Comfortable" }).CheckAsync();
        await SavedAsync(page, "Row height");

        var ana = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await (await new QueueScreen(ana).OpenAsync()).OpenCaseAsync(2);
        await ana.GetByLabel("Note on this case").FillAsync($"@{Sam} this can wait.");
        await ana.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(screen.Timeline).ToContainTextAsync("this can wait.");

        await OpenAsync(page, "/inbox");
        await Assertions.Expect(page.Locator("main li").First).ToContainTextAsync($"{DemoDesk.Ana} mentioned you on {screen.Key}");
        await Assertions.Expect(bell.With(held)).ToBeVisibleAsync();
        await new QueueScreen(page).OpenAsync("/?scope=team");
        Assert.True(await page.Locator("tbody tr").First.EvaluateAsync<int>("row => row.offsetHeight") >= 42);

        await OpenAsync(page, "/settings");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Dense" }).CheckAsync();
        await SavedAsync(page, "Row height");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "A note or a step mentions you" }).CheckAsync();
        await Assertions.Expect(bell.With(held + 1)).ToBeVisibleAsync();
        await bell.With(held + 1).ClickAsync();
        await bell.Panel.GetByRole(AriaRole.Button, new() { Name = "Mark all as read" }).ClickAsync();
        await Assertions.Expect(bell.With(0)).ToBeVisibleAsync();
    }

    // The page loads again with the new zone and says that it was saved.
    private static async Task LiveInAsync(IPage page, string search, string zone)
    {
        await page.GetByRole(AriaRole.Searchbox).FillAsync(search);
        await page.GetByRole(AriaRole.Button, new() { NameString = zone }).ClickAsync();
        await Assertions.Expect(page.Locator("main b").GetByText(zone)).ToBeVisibleAsync();
        await SavedAsync(page, "Time zone");
        await DemoDesk.WaitForCircuitAsync(page);
    }

    private static ILocator Keys(IPage page) => page.GetByRole(AriaRole.Radiogroup, new() { Name = "Single-key shortcuts" });

    private static Task SavedAsync(IPage page, string setting) =>
        Assertions
            .Expect(page.GetByRole(AriaRole.Region, new() { Name = setting }).GetByText("Saved", new() { Exact = true }))
            .ToBeVisibleAsync();

    // Opens the settings from the menu under the person's name.
    private async Task<IPage> OpenSettingsAsync()
    {
        var page = await desk.SignInAsync(Sam);
        await page.GetByRole(AriaRole.Button, new() { NameString = Sam }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Settings", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Dark" }).WaitForAsync();
        return page;
    }
}
