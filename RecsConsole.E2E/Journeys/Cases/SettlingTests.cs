using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>
/// The list does not change under the hand of a person, and a key pressed right after it changed was meant for the previous list.
/// </summary>
public sealed class SettlingTests(DemoDesk desk)
{
    [Fact]
    public async Task Key_that_comes_right_after_the_list_changed_carries_nothing_out()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var (screen, step, state) = await desk.OpenMovingCaseAsync(page, 0);
        var before = (await screen.State.InnerTextAsync()).Trim();
        // a required step is not dismissed without words
        var cards = screen.WhatNext.Locator(".card:not(:has-text('Required')) .title");
        var titles = (await cards.AllInnerTextsAsync()).Select(title => title.Trim());
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

    [Fact]
    public async Task List_at_which_somebody_is_waits_with_what_is_new_until_it_is_asked_for_or_left()
    {
        var page = await desk.SignInAsync("Marta Weiss"); // no other journey depends on the state of her cases
        var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(2);
        await DemoDesk.WaitForSettledListAsync(screen);
        var (card, updated) = (page.Locator("aside .card[data-seen]").First, page.Locator("[data-updated]"));
        var first = (await card.GetAttributeAsync("data-seen"))!;

        await card.HoverAsync();
        await ChangePriorityAsync(screen.Key, 1);
        await Assertions.Expect(updated).ToBeVisibleAsync();
        (await card.GetAttributeAsync("data-seen")).ShouldBe(first);
        await page.Keyboard.PressAsync("s");
        await Assertions.Expect(updated).ToHaveCountAsync(0);
        await Assertions.Expect(card).Not.ToHaveAttributeAsync("data-seen", first);
        await Assertions.Expect(screen.CurrentCard.Locator(".title")).ToBeFocusedAsync();

        var second = (await card.GetAttributeAsync("data-seen"))!;
        await ChangePriorityAsync(screen.Key, -1);
        await Assertions.Expect(updated).ToBeVisibleAsync();
        (await card.GetAttributeAsync("data-seen")).ShouldBe(second);
        await page.Locator(".casehead h1").HoverAsync(); // the focus is still on the list
        await page.Keyboard.PressAsync("m");
        await Assertions.Expect(updated).ToHaveCountAsync(0);
        await Assertions.Expect(card).Not.ToHaveAttributeAsync("data-seen", second);
        await Assertions.Expect(page.GetByLabel("Note on this case")).ToBeFocusedAsync();
    }

    // as a ticket system does: the case is another than before, and nobody on the page changed it
    private async Task ChangePriorityAsync(string key, int by)
    {
        await using var db = Operators.Open(desk.Services);
        db.BindTo(await db.Tenants.Where(row => row.Key == "brightline").Select(row => row.Id).SingleAsync());
        var row = await db.Cases.SingleAsync(found => found.Key == key);
        row.Priority += by;
        row.Revision++;
        ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), desk.Now);
        await db.SaveChangesAsync();
    }
}
