using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys.Queue;

/// <summary>The list decides: each row says its next step.</summary>
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

    [GeneratedRegex("^–|none yet", RegexOptions.None, 1_000)]
    private static partial Regex Nothing();
}
