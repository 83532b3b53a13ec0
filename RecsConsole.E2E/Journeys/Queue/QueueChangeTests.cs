using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys.Queue;

/// <summary>A supervisor moves cases to another team with another priority, from the queue and from a case, and undoes it.</summary>
public sealed class QueueChangeTests(DemoDesk desk) : Journey
{
    private const string Sam = "Sam Reyes";

    [Fact]
    public async Task Selected_cases_move_to_another_team_and_come_back()
    {
        var page = await desk.SignInAsync(Sam);
        await new QueueScreen(page).OpenAsync("/?scope=team&team=Access&sort=case");
        var boxes = page.Locator("tbody tr input[type=checkbox]");
        await boxes.Nth(8).ClickAsync();
        await boxes.Nth(9).ClickAsync();
        await Assertions.Expect(page.Locator("tr.picked")).ToHaveCountAsync(2);
        var keys = await page.Locator("tr.picked td.mono").AllInnerTextsAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Change…" }).ClickAsync();
        await page.Locator("#change-team").SelectOptionAsync(new SelectOptionValue { Label = "Billing" });
        await CheckInBothThemesAsync(page, "queue-change");
        await SaveAsync(page);

        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("2 cases are changed.");
        await Assertions.Expect(page.Locator("tbody tr").Filter(new() { HasText = keys[0] })).ToHaveCountAsync(0);
        await UndoAsync(page);
        await Assertions.Expect(page.Locator("tbody tr").Filter(new() { HasText = keys[0] })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Case_gets_another_priority_and_its_history_says_so()
    {
        var page = await desk.SignInAsync(Sam);
        var queue = await new QueueScreen(page).OpenAsync("/?scope=team&team=Access&sort=case&priority=3");
        await queue.OpenCaseAsync(7);
        var facts = page.Locator(".casehead .facts");

        await page.Keyboard.PressAsync("c");
        await page.Locator("#change-priority").SelectOptionAsync("1");
        await page.GetByLabel("Reason").FillAsync("Nobody can work there.");
        await CheckInBothThemesAsync(page, "case-change");
        await SaveAsync(page);

        await Assertions.Expect(facts).ToContainTextAsync("P1 Urgent");
        await Assertions.Expect(page.Locator(".stream")).ToContainTextAsync("changed the case: Priority P3 Normal → P1 Urgent");
        await UndoAsync(page);
        await Assertions.Expect(facts).ToContainTextAsync("P3 Normal");
    }

    private static Task SaveAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Save the change" }).ClickAsync();

    private static async Task UndoAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Everything is as it was before.");
    }
}
