using Microsoft.Playwright;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>A key pressed right after the list changed was meant for the previous list, so it is ignored.</summary>
public sealed class SettlingTests(DemoDesk desk)
{
    [Fact]
    public async Task Key_that_comes_right_after_the_list_changed_carries_nothing_out()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var (screen, step, state) = await desk.OpenMovingCaseAsync(page, 0);
        var before = (await screen.State.InnerTextAsync()).Trim();
        var titles = (await screen.WhatNext.Locator(".card .title").AllInnerTextsAsync()).Select(title => title.Trim());
        var other = titles.First(title => !string.Equals(title, step, StringComparison.Ordinal));
        using (desk.HoldMeasuredTime())
        {
            await DemoDesk.MoveToCardAsync(screen, other);
            await page.Keyboard.PressAsync("d");
            await Assertions.Expect(page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(screen.Card(other)).ToHaveCountAsync(0);
            await DemoDesk.MoveToCardAsync(screen, step);

            await page.Keyboard.PressAsync("a");

            var said = "The list has just changed. Press A again to take this one.";
            await Assertions.Expect(page.GetByRole(AriaRole.Status).GetByText(said)).ToBeAttachedAsync();
            await Assertions.Expect(screen.Card(step).GetByText(said)).ToBeVisibleAsync();
            await Assertions.Expect(screen.State).ToHaveTextAsync(before);
            await Assertions.Expect(screen.Card(step)).ToHaveCountAsync(1);
        }

        await DemoDesk.WaitForSettledListAsync(screen);
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(screen.State).ToHaveTextAsync(state);
    }
}
