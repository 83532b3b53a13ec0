using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>A person works with the keyboard alone: once its card is current, each answer takes at most two keys.</summary>
public sealed class KeyboardJourneyTests(DemoDesk desk)
{
    [Fact]
    [Trait("Req", "R16")]
    public async Task Case_is_worked_without_the_mouse()
    {
        var page = await desk.SignInAsync(DemoDesk.Jonas);
        var (screen, step, state) = await desk.OpenMovingCaseAsync(page, 0, "/?scope=team&state=new");
        await OpenByKeysAsync(page, screen.Key);

        await page.Keyboard.PressAsync("Enter"); // opens "Why this?"
        await Assertions.Expect(screen.Drawer).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(screen.Drawer).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("m"); // begins a note
        await Assertions.Expect(page.Locator("#note-text")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape"); // leaves it, so that letters are keys again
        await Assertions.Expect(page.Locator("[data-docked] [aria-pressed='true']")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("j"); // moves to the second card
        await Assertions.Expect(screen.WhatNext.Locator(".card.cur .n")).ToHaveTextAsync("2");
        // a required step is not dismissed without words
        var cards = screen.WhatNext.Locator(".card:not(:has-text('Required')) .title");
        var titles = (await cards.AllInnerTextsAsync()).Select(title => title.Trim());
        var other = titles.First(title => !string.Equals(title, step, StringComparison.Ordinal));
        await DemoDesk.MoveToCardAsync(screen, other);
        await page.Keyboard.PressAsync("d"); // opens the menu of dismissal reasons
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter"); // chooses the first reason
        await Assertions.Expect(screen.Card(other)).ToHaveCountAsync(0);

        await DemoDesk.MoveToCardAsync(screen, step);
        await DemoDesk.WaitForSettledListAsync(screen);
        await page.Keyboard.PressAsync("a"); // accepts the step
        var question = page.Locator("dialog[open] footer .act");
        await Assertions.Expect(screen.State.Filter(new() { HasText = state }).Or(question).First).ToBeVisibleAsync();
        if (await question.CountAsync() > 0)
        {
            await question.FocusAsync();
            await page.Keyboard.PressAsync("Enter"); // a colleague's case asks for confirmation first
        }

        await Assertions.Expect(screen.State).ToHaveTextAsync(state);
        await Assertions.Expect(screen.Timeline).ToContainTextAsync(step);
    }

    // Moves from the first row of the queue to the case.
    private static async Task OpenByKeysAsync(IPage page, string key)
    {
        var queue = await new QueueScreen(page).OpenAsync("/?scope=team&state=new");
        await Assertions.Expect(queue.CurrentRow).ToHaveCountAsync(1);
        for (var row = 0; !string.Equals(await queue.KeyOfCurrentAsync(), key, StringComparison.Ordinal); row++)
        {
            row.ShouldBeLessThan(await queue.Rows.CountAsync(), $"{key} did not become current");
            await page.Keyboard.PressAsync("j");
            await Assertions.Expect(queue.Rows.Nth(row + 1)).ToContainClassAsync("cur");
        }

        await page.Keyboard.PressAsync("Enter");
        var screen = await new CaseScreen(page).ReadyAsync();
        await Assertions.Expect(screen.CurrentCard).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Question_mark_lists_the_keys_of_the_case_page()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(0);
        await Assertions.Expect(page.Locator("kbd[title='Next case']")).ToBeVisibleAsync(); // its place in the queue is known

        await page.Keyboard.PressAsync("?");

        var help = page.Locator("dialog[open]");
        await Assertions.Expect(help).ToContainTextAsync("not this");
        var keys = await help.Locator("kbd").AllInnerTextsAsync();
        // H is shown only where an occurrence can be recorded.
        keys.Where(key => key is not "H")
            .ShouldBe(
                ["Ctrl K", "?", "N", "P", "L", "C", "R", "M", "J", "K", "Enter", "A", "D", "E", "Q", "O", "W", "Escape"],
                ignoreOrder: true
            );
    }
}
