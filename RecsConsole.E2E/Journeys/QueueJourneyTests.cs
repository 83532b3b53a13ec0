using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>The list decides: each row says its next step, and a step is done from there.</summary>
public sealed partial class QueueJourneyTests(DemoDesk desk) : Journey
{
    [Fact]
    public async Task Each_row_says_its_next_step_and_one_is_done_and_taken_back_from_the_list()
    {
        var page = await desk.SignInAsync(DemoDesk.Jonas);
        var queue = await new QueueScreen(page).OpenAsync();
        var steps = queue.Rows.Locator("td.step");
        await Assertions.Expect(steps.Locator(".soon")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Assertions.Expect(steps.Filter(new() { HasTextRegex = Nothing() })).ToHaveCountAsync(0);
        await CheckInBothThemesAsync(page, "queue-steps");

        // a case nobody has taken over yet: that step has no risk and needs no words
        await page.GotoAsync("/?state=new");
        var row = queue.Rows.Filter(new() { HasText = "Take the case over" }).First;
        var key = (await row.Locator("td").First.InnerTextAsync()).Trim();
        while (await queue.KeyOfCurrentAsync() != key)
        {
            await page.Keyboard.PressAsync("j");
        }

        await page.WaitForTimeoutAsync(1_000); // for so long after the step appeared, A is not taken
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Noted as done: Take the case over.");
        await Assertions.Expect(queue.Rows.Filter(new() { HasText = key })).ToHaveCountAsync(0); // it is no longer new
        await page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Assertions.Expect(queue.Rows.Filter(new() { HasText = key })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Who_closes_a_case_says_how_it_was_solved_and_it_stands_in_the_timeline()
    {
        const string words = "The setting was corrected and the customer signs in again.";
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var key = await new QueueScreen(page).OpenAsync("/?state=in_progress") is var queue
            ? await queue.KeyOfLastAsync("In progress")
            : "";
        await OpenAsync(page, $"/cases/{key}");
        var screen = await new CaseScreen(page).ReadyAsync();

        await page.Keyboard.PressAsync("o");
        await screen.Dialog.GetByRole(AriaRole.Radio, new() { Name = "Mark as resolved" }).CheckAsync();
        await screen.Dialog.GetByLabel("Why not the suggestion?").SelectOptionAsync("not_useful");
        await screen.Dialog.GetByRole(AriaRole.Button, new() { Name = "Do this instead" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("How was it solved?")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(screen.Dialog).ToContainTextAsync("Say how it was solved");
        await page.Keyboard.TypeAsync(words);
        await CheckInBothThemesAsync(page, "solution");
        await page.Keyboard.PressAsync("Control+Enter");

        await Assertions.Expect(screen.State).ToHaveTextAsync("Resolved");
        await Assertions.Expect(screen.Timeline).ToContainTextAsync($"Mark as resolved: {words}");
    }

    [GeneratedRegex("^–|none yet", RegexOptions.None, 1_000)]
    private static partial Regex Nothing();
}
