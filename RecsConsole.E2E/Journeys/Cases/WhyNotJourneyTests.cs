using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>A person asks why something is not suggested, from the list and from the search for another step.</summary>
public sealed class WhyNotJourneyTests(DemoDesk desk)
{
    [Fact]
    [Trait("Req", "R12")]
    public async Task Reason_of_what_is_not_shown_is_one_key_away_and_the_focus_comes_back()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var (screen, line) = await FindAsync(page);
        var told = page.GetByRole(AriaRole.Region, new() { Name = "Steps that are not suggested" });

        await page.Keyboard.PressAsync("w");
        await Assertions.Expect(told.Locator("h3").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(told).ToHaveCountAsync(0);
        await Assertions.Expect(line).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        var item = told.Locator("li button").First;
        var title = (await item.InnerTextAsync()).Trim();
        await item.ClickAsync();
        await Assertions.Expect(told.Locator(".answer")).ToContainTextAsync(title, new() { Timeout = 30_000 });

        await told.GetByRole(AriaRole.Searchbox).FocusAsync();
        await page.Keyboard.PressAsync("Escape"); // Escape works from its search field too
        await Assertions.Expect(told).ToHaveCountAsync(0);
        await Assertions.Expect(screen.WhatNext).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Search_for_something_else_tells_why_a_step_may_not_be_done_now()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var (screen, _) = await FindAsync(page);

        await page.Keyboard.PressAsync("o");
        await screen.Dialog.GetByRole(AriaRole.Searchbox).FillAsync("e");

        var refused = screen.Dialog.GetByRole(AriaRole.List, new() { Name = "Not possible now" });
        await Assertions.Expect(refused.GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
        await Assertions.Expect(refused).ToContainTextAsync("Not possible in the state");
    }

    // Finds any case of the desk on which rules excluded something.
    private static async Task<(CaseScreen Screen, ILocator Line)> FindAsync(IPage page)
    {
        for (var place = 10; place < 25; place++)
        {
            var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(place);
            await DemoDesk.WaitForSettledListAsync(screen);
            var line = screen.WhatNext.Locator(".excluded button").Filter(new() { HasText = "not shown" });
            if (await line.CountAsync() > 0 && await screen.WhatNext.Locator(".card").CountAsync() > 0)
            {
                return (screen, line);
            }
        }

        throw new InvalidOperationException("No case of the queue has suggestions that were left out.");
    }
}
