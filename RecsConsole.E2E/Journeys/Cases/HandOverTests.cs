using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>A step hands a case to another person by keyboard, and undo takes it back.</summary>
public sealed class HandOverTests(DemoDesk desk)
{
    private const string Step = "Hand over to a specialist";
    private const string Words = "The second log shows the refused token.";

    [Fact]
    public async Task Case_is_handed_over_with_a_note_and_taken_back()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await OpenCaseToHandOverAsync(page);
        await page.Keyboard.TypeAsync(Step);
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
        await Assertions.Expect(page.GetByText($"The case is assigned to {name} now.")).ToBeVisibleAsync();
        await screen.Toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Assertions.Expect(screen.Timeline).ToContainTextAsync("Hand over to a specialist (undone at once, not done)");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take this case" })).ToHaveCountAsync(0);
    }

    // Opens her first case that can be handed over, with the dialog for another step open; other journeys move her cases.
    private static async Task<CaseScreen> OpenCaseToHandOverAsync(IPage page)
    {
        for (var place = 0; place < 12; place++)
        {
            var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(place);
            await page.Keyboard.PressAsync("o");
            await screen.Dialog.GetByRole(AriaRole.Radio).First.WaitForAsync();
            if (await screen.Dialog.GetByText(Step).CountAsync() > 0)
            {
                return screen;
            }
        }

        throw new InvalidOperationException("None of twelve cases can be handed over.");
    }
}
