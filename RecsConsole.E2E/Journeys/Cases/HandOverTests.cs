using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>A case is handed to somebody else with a step, by keyboard, and taken back.</summary>
public sealed class HandOverTests(DemoDesk desk)
{
    private const string Words = "The second log shows the refused token.";

    [Fact]
    public async Task Case_is_handed_over_with_a_note_and_taken_back()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(6);
        await page.Keyboard.PressAsync("o");
        await screen.Dialog.GetByRole(AriaRole.Radio).First.WaitForAsync();
        await page.Keyboard.TypeAsync("Hand over to a spec");
        await screen.Dialog.GetByLabel("Not useful").CheckAsync();
        await page.Keyboard.PressAsync("Control+Enter");

        var people = screen.Dialog.GetByLabel("Who gets the case?");
        await people.WaitForAsync();
        var chosen = await people.Locator("option:checked").InnerTextAsync();
        var name = chosen.Split(',')[0];
        await page.Keyboard.TypeAsync(Words);
        await page.Keyboard.PressAsync("Control+Enter");

        await Assertions.Expect(screen.Timeline).ToContainTextAsync($"Hand over to a specialist, to {name}");
        await Assertions.Expect(screen.Timeline).ToContainTextAsync(Words);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(name);
        await Assertions.Expect(page.GetByText($"It is with {name} now.")).ToBeVisibleAsync();
        await screen.Toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Assertions.Expect(screen.Timeline).ToContainTextAsync("Hand over to a specialist (taken back at once, not done)");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take this case" })).ToHaveCountAsync(0);
    }
}
