using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>Two keys set a case aside and move it to the end of the queue; undo or a colleague's note brings it back.</summary>
public sealed class AsideTests(DemoDesk desk) : Journey
{
    [Fact]
    public async Task Case_is_set_aside_by_two_keys_undone_and_brought_back_by_a_colleague()
    {
        var ana = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await (await new QueueScreen(ana).OpenAsync()).OpenCaseAsync(1);
        var key = screen.Key;
        await ana.Keyboard.PressAsync("l");
        await Assertions.Expect(screen.Dialog).ToContainTextAsync($"When do you want to look at {key} again?");
        await CheckInBothThemesAsync(ana, "set-aside");
        await ana.Keyboard.PressAsync("Enter"); // accepts the first suggested time
        await Assertions.Expect(ana.GetByText($"{key} is set aside until")).ToBeVisibleAsync();
        await Assertions.Expect(Head(ana)).ToContainTextAsync("Set aside until");

        await ana.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(Head(ana)).Not.ToContainTextAsync("Set aside until");

        await ana.Keyboard.PressAsync("l");
        await Assertions.Expect(screen.Dialog).ToBeVisibleAsync();
        await screen.Dialog.GetByLabel("Another time").FillAsync("2030-04-03T14:05");
        await Assertions.Expect(screen.Dialog).ToContainTextAsync("that is 3 Apr 2030 14:05"); // the field follows the browser's language
        await screen.Dialog.GetByRole(AriaRole.Listitem).First.GetByRole(AriaRole.Button).FocusAsync();
        await ana.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Head(ana)).ToContainTextAsync("Set aside until");
        await OpenAsync(ana, "/");
        await Assertions.Expect(ana.GetByText("set aside, at the end")).ToBeVisibleAsync();

        await OpenAsync(ana, $"/cases/{key}");
        var jonas = await desk.SignInAsync(DemoDesk.Jonas);
        await OpenAsync(jonas, $"/cases/{key}");
        await jonas.GetByLabel("Note on this case").FillAsync("Please look at this today.");
        await jonas.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(Head(ana)).Not.ToContainTextAsync("Set aside until");
        await jonas.CloseAsync(); // otherwise Jonas would stay visible on the case
    }

    private static ILocator Head(IPage page) => page.Locator("header.casehead");
}
