using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>The daily work of an operator on a case, with the demo tenants.</summary>
public sealed partial class CaseJourneyTests(DemoDesk desk)
{
    [Fact]
    [Trait("Req", "R16")]
    public async Task Top_case_is_opened_its_reason_read_and_a_step_taken_that_moves_it()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        await (await new QueueScreen(page).OpenAsync()).TakeNextAsync();
        var (screen, title, state) = await desk.OpenMovingCaseAsync(page, 0); // starts the search at the top case

        var card = await screen.ChooseAsync(title);
        await card.GetByRole(AriaRole.Button, new() { Name = "Why this?", Exact = true }).ClickAsync();
        await Assertions.Expect(screen.Drawer).ToBeVisibleAsync();
        await screen.Drawer.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Assertions.Expect(screen.Drawer).ToHaveCountAsync(0);
        await card.Locator(".act").ClickAsync();

        await Assertions.Expect(screen.State).ToHaveTextAsync(state);
        await Assertions.Expect(screen.Timeline).ToContainTextAsync(title);
        await Assertions.Expect(screen.Timeline.Locator("li").Filter(new() { HasText = title }).Last).ToContainTextAsync("suggested");
    }

    [Fact]
    public async Task Dismissed_step_is_gone_and_back_when_undone()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(2);
        var title = (await screen.WhatNext.Locator(".card .title").First.InnerTextAsync()).Trim();

        await screen.DismissAsync(title, "Not useful");

        await Assertions.Expect(screen.Card(title)).ToHaveCountAsync(0);
        await screen.Toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(screen.Card(title)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Step_taken_by_mistake_is_taken_back()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var (screen, title, state) = await desk.OpenMovingCaseAsync(page, 5);
        var before = (await screen.State.InnerTextAsync()).Trim();
        var card = await screen.ChooseAsync(title);
        await card.Locator(".act").ClickAsync();
        await Assertions.Expect(screen.State).ToHaveTextAsync(state);

        await screen.Toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Assertions.Expect(screen.State).ToHaveTextAsync(before);
        await Assertions.Expect(screen.Timeline).ToContainTextAsync(title + " (undone at once, not done)");
        await Assertions.Expect(screen.Page.Locator("aside")).ToContainTextAsync(title); // on failure, the message shows what was found
        await Assertions.Expect(screen.Card(title)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Something_else_is_chosen_with_a_reason_and_stands_in_the_timeline()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(3);

        await page.Keyboard.PressAsync("o");
        await screen.Dialog.GetByRole(AriaRole.Radio).First.WaitForAsync();
        // An action that needs no approval and no solution text, and was not done before.
        var chosen = screen.Dialog.Locator(".list label").Filter(new() { HasNotTextRegex = Special() }).First;
        var title = (await chosen.InnerTextAsync()).Trim();
        await chosen.GetByRole(AriaRole.Radio).CheckAsync();
        await screen.Dialog.GetByLabel("Not useful").CheckAsync();
        await screen.Dialog.GetByLabel("Note (optional)").FillAsync("Agreed with the customer.");
        await screen.Dialog.Locator("footer .act").ClickAsync();
        // a step that writes to the customer asks for its letter
        var elsewhere = screen.Dialog.GetByRole(AriaRole.Button, new() { Name = "Done elsewhere" });
        await elsewhere.Or(screen.Timeline.GetByText(title)).First.WaitForAsync();
        await (await elsewhere.IsVisibleAsync() ? elsewhere.ClickAsync() : Task.CompletedTask);

        await Assertions.Expect(screen.Timeline).ToContainTextAsync(title);
    }

    [Fact]
    public async Task Note_is_written_with_control_enter_and_stays()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(4);

        await page.GetByLabel("Note on this case").FillAsync("Local accounts still work.");
        await page.Keyboard.PressAsync("Control+Enter");

        await Assertions.Expect(screen.Timeline).ToContainTextAsync("Local accounts still work.");
        await page.ReloadAsync();
        await Assertions.Expect(screen.Timeline).ToContainTextAsync("Local accounts still work.");
    }

    [Fact]
    public async Task Filters_live_in_the_address_and_going_back_finds_the_same_row()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var queue = await new QueueScreen(page).OpenAsync();
        await page.GetByRole(AriaRole.Link, new() { NameString = "My team" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Person" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(queue.Rows.Nth(2)).ToHaveClassAsync("cur");
        var key = await queue.KeyOfCurrentAsync();

        await page.Keyboard.PressAsync("Enter");
        await new CaseScreen(page).ReadyAsync();
        await page.GoBackAsync();

        await Assertions.Expect(queue.CurrentRow).ToContainTextAsync(key);
        page.Url.ShouldEndWith("/?scope=team");
    }

    [GeneratedRegex("risk|resolved|close|did this|was done", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Special();
}
