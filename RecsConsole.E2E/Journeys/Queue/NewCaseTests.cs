using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.Queue;

/// <summary>Somebody calls: a supervisor opens a case by hand with the keyboard, gets suggestions for it, and corrects its title.</summary>
public sealed class NewCaseTests(DemoDesk desk) : Journey
{
    private const string Sam = "Sam Reyes";
    private const string Title = "Sign-in by SSO fails after a renewed certificate";

    [Fact]
    public async Task Case_is_opened_by_hand_advised_on_and_corrected()
    {
        var page = await desk.SignInAsync(Sam);
        await new QueueScreen(page).OpenAsync("/?scope=team");
        await page.Keyboard.PressAsync("n");
        var title = page.Locator("#new-case-title");
        await Assertions.Expect(title).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("#new-case-title-words")).ToHaveTextAsync("Enter a title.");
        await Assertions.Expect(title).ToBeFocusedAsync();

        await title.FillAsync(Title);
        await page.Locator("#new-case-description").FillAsync("Since the certificate was renewed nobody can sign in by SSO.");
        await page.Locator("#new-case-priority").SelectOptionAsync("4"); // far down the queue, where other journeys do not look
        await page.Locator("#new-case-customer").FillAsync("Nobody Ltd");
        await page.Locator("#new-case-description").PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("dialog[open] [role=alert]")).ToContainTextAsync("\"Nobody Ltd\" is no chosen customer"); // nothing that was typed is dropped in silence
        await Assertions.Expect(page.Locator("#new-case-customer")).ToBeFocusedAsync();
        await page.Locator("#new-case-customer").FillAsync("orch");
        await Assertions.Expect(page.GetByRole(AriaRole.List, new() { Name = "Customers found" })).ToContainTextAsync("Orchard Bank");
        await page.Locator("#new-case-customer").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#new-case-no-customer")).ToBeFocusedAsync();
        await CheckInBothThemesAsync(page, "new-case");

        // what is typed is there again after a reload
        await Assertions.Expect(page.Locator("dialog[open] .draft")).ToContainTextAsync("Draft kept");
        await page.ReloadAsync();
        await DemoDesk.WaitForCircuitAsync(page);
        await new QueueScreen(page).Rows.First.WaitForAsync();
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(title).ToHaveValueAsync(Title);
        await Assertions.Expect(page.Locator("dialog[open]")).ToContainTextAsync("Orchard Bank");
        await page.Keyboard.PressAsync("Control+Enter");

        var screen = await new CaseScreen(page).ReadyAsync();
        screen.Key.ShouldStartWith("H-");
        await Assertions.Expect(page.Locator(".casehead h1")).ToHaveTextAsync(Title);
        await Assertions.Expect(page.Locator(".casehead .facts")).ToContainTextAsync("Orchard Bank");
        await Assertions.Expect(screen.Timeline).ToContainTextAsync($"{Sam} opened the case");
        await Assertions.Expect(screen.CurrentCard).ToHaveCountAsync(1);
        await CorrectTitleAsync(page, screen);
    }

    private static async Task CorrectTitleAsync(IPage page, CaseScreen screen)
    {
        await page.Keyboard.PressAsync("c");
        await page.Locator("#change-title").FillAsync("Sign-in by SSO fails");
        await CheckInBothThemesAsync(page, "case-change-texts");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the change" }).ClickAsync();

        await Assertions.Expect(page.Locator(".casehead h1")).ToHaveTextAsync("Sign-in by SSO fails");
        await Assertions.Expect(screen.Timeline).ToContainTextAsync($"changed the case: Title \"{Title}\" → \"Sign-in by SSO fails\"");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.Locator(".casehead h1")).ToHaveTextAsync(Title);

        await new QueueScreen(page).OpenAsync("/?scope=team");
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page.Locator("#new-case-title")).ToHaveValueAsync("");
    }
}
