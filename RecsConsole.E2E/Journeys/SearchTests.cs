using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>From the desk to a case with Ctrl K and without the mouse.</summary>
public sealed class SearchTests(DemoDesk desk)
{
    [Fact]
    [Trait("Req", "R8")]
    public async Task Case_is_found_and_opened_by_keyboard_alone()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        await page.Keyboard.PressAsync("Control+k");
        var box = page.GetByRole(AriaRole.Combobox, new() { NameString = "Search cases" });
        await Assertions.Expect(box).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("certificate");
        var first = page.Locator("[role=option]").First;
        // the first search waits for the index
        await Assertions.Expect(first).ToContainTextAsync("certificate", new() { Timeout = 30_000 });
        // the results are for the whole word
        await Assertions.Expect(page.Locator("[role=option]").Last).ToHaveTextAsync("See all results for certificate");
        await page.Keyboard.PressAsync("ArrowDown");
        var second = page.Locator("[role=option]").Nth(1);
        await Assertions.Expect(second).ToHaveAttributeAsync("aria-selected", "true");
        var key = await second.Locator(".mono").InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync($"/cases/{key}");
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.Locator("[role=option]").First).ToContainTextAsync("certificate"); // shown as a recent search
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Pages_and_actions_come_first_and_do_what_they_say()
    {
        var page = await desk.SignInAsync("Otto Berg");
        await TypeAsync(page, "your set");
        await Assertions.Expect(page.Locator("[role=option]").First).ToContainTextAsync("Your settings");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync("/settings");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { NameString = "Your settings" })).ToBeVisibleAsync();

        var theme = await page.Locator("html").GetAttributeAsync("data-theme");
        await TypeAsync(page, "switch");
        await Assertions.Expect(page.Locator("[role=option]").First).ToContainTextAsync("Switch between light and dark");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("html")).Not.ToHaveAttributeAsync("data-theme", theme!);

        await TypeAsync(page, "dark");
        await Assertions.Expect(page.Locator("[role=option][aria-selected=true]")).ToContainTextAsync("Use the dark theme");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");

        await TypeAsync(page, "sign out");
        await Assertions.Expect(page.Locator("[role=option]").First).ToContainTextAsync("Sign out");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Email address")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Actions_of_the_open_case_are_found_there_and_nowhere_else()
    {
        var page = await desk.SignInAsync(DemoDesk.Jonas);
        await TypeAsync(page, "write a note");
        var note = page.Locator("[role=option] .title").GetByText("Write a note", new() { Exact = true });
        await Assertions.Expect(page.Locator("[role=option]").Last).ToContainTextAsync("write a note", new() { Timeout = 30_000 });
        await Assertions.Expect(note).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");

        await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(0);
        await TypeAsync(page, "write a note");
        await Assertions.Expect(note).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[role=option][aria-selected=true]")).ToHaveTextAsync("Write a note");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Note on this case")).ToBeFocusedAsync();
    }

    private static async Task TypeAsync(IPage page, string text)
    {
        await DemoDesk.WaitForCircuitAsync(page);
        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0); // the last entry that ran has closed it
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox, new() { NameString = "Search cases" })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(text);
    }
}
