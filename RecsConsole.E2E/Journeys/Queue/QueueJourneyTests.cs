using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys.Queue;

/// <summary>Each row of the queue shows its next step, and the step can be accepted from there.</summary>
public sealed partial class QueueJourneyTests(DemoDesk desk) : Journey
{
    [Fact]
    public async Task Each_row_says_its_next_step()
    {
        var page = await desk.SignInAsync(DemoDesk.Jonas);
        var queue = await new QueueScreen(page).OpenAsync();
        var steps = queue.Rows.Locator("td.step");
        await Assertions.Expect(steps.Locator(".soon")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Assertions.Expect(steps.Filter(new() { HasTextRegex = Nothing() })).ToHaveCountAsync(0);
        await CheckInBothThemesAsync(page, "queue-steps");
    }

    [Fact]
    public async Task Step_is_done_from_the_list_by_keys()
    {
        var page = await desk.SignInAsync(DemoDesk.Jonas);
        var queue = await new QueueScreen(page).OpenAsync();
        await Assertions.Expect(page.Locator("footer.foot .keys")).ToContainTextAsync("Enter open");
        await Assertions.Expect(page.Locator("footer.foot .keys")).ToContainTextAsync("A take the next step");
        await Assertions.Expect(queue.Rows.Locator("td.step .soon")).ToHaveCountAsync(0, new() { Timeout = 60_000 });

        var (key, step) = await DoFirstPlainStepAsync(page, queue);

        await page.GotoAsync($"/cases/{key}");
        var screen = await new CaseScreen(page).ReadyAsync();
        await Assertions.Expect(screen.Timeline).ToContainTextAsync(step);
    }

    [Fact]
    public async Task Step_on_a_case_of_somebody_else_is_asked_about_before_it_is_done()
    {
        var page = await desk.SignInAsync("Sam Reyes");
        var queue = await new QueueScreen(page).OpenAsync("/?scope=team");
        await Assertions.Expect(queue.Rows.Locator("td.step .soon")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        var rows = await queue.Rows.CountAsync();
        for (var row = 0; row < rows; row++)
        {
            await Assertions.Expect(queue.Rows.Nth(row)).ToContainClassAsync("cur");
            var isHeld = await queue.CurrentRow.Locator("td.more.small").CountAsync() == 0; // the case is assigned to a person
            if (isHeld && await queue.CurrentRow.Locator("button.do").CountAsync() > 0)
            {
                var key = await queue.KeyOfCurrentAsync();
                await page.WaitForTimeoutAsync(1_100); // A is ignored for a second after the list changed
                await page.Keyboard.PressAsync("a");
                await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(1); // the dialog asks before anything is carried out
                var isOrdinary = (await page.Locator("dialog[open]").InnerTextAsync()).Contains(
                    " has this case. Do it anyway?",
                    StringComparison.Ordinal
                );
                await page.Keyboard.PressAsync("Escape");
                await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
                await Assertions.Expect(page.Locator(".toast")).ToHaveCountAsync(0);
                if (isOrdinary)
                {
                    Assert.Equal(key, await queue.KeyOfCurrentAsync());
                    return;
                }
            }

            await page.Keyboard.PressAsync("j");
        }

        throw new InvalidOperationException($"None of {rows} rows of the team has a step that takes no case over.");
    }

    // Moves down the list with J until A carries out a step at once; a step that asks for a form, a letter or a confirmation is left with
    // Escape.
    private static async Task<(string Key, string Step)> DoFirstPlainStepAsync(IPage page, QueueScreen queue)
    {
        var rows = await queue.Rows.CountAsync();
        for (var row = 0; row < rows; row++)
        {
            await Assertions.Expect(queue.Rows.Nth(row)).ToContainClassAsync("cur");
            if (await queue.CurrentRow.Locator("button.do").CountAsync() > 0)
            {
                var (key, step) = (await queue.KeyOfCurrentAsync(), await queue.CurrentRow.Locator("td.step .line .cut").InnerTextAsync());
                await page.WaitForTimeoutAsync(1_100); // A is ignored for a second after the list changed
                await page.Keyboard.PressAsync("a");
                var (said, asked) = (page.Locator(".toast"), page.Locator("dialog[open]"));
                await said.Or(asked).First.WaitForAsync();
                if (await said.GetByRole(AriaRole.Button, new() { Name = "Undo" }).CountAsync() > 0)
                {
                    return (key, step.Trim());
                }

                await page.Keyboard.PressAsync("Escape");
                await Assertions.Expect(asked).ToHaveCountAsync(0);
            }

            await page.Keyboard.PressAsync("j");
        }

        throw new InvalidOperationException($"None of {rows} rows has a step that is done at once.");
    }

    [GeneratedRegex("^–|none yet", RegexOptions.None, 1_000)]
    private static partial Regex Nothing();
}
