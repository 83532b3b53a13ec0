using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using RecsConsole.Features.Recommendations.Slates;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>Only items that were visible on the screen count as seen, not items below the visible part.</summary>
public sealed class ImpressionTests(DemoDesk desk)
{
    [Fact]
    [Trait("Req", "R104")]
    public async Task Card_below_the_edge_of_the_window_is_no_impression_until_it_is_scrolled_to()
    {
        var page = await desk.SignInAsync("Sam Reyes"); // no other journey checks his decisions
        await page.SetViewportSizeAsync(1366, 420);
        var screen = await (await new QueueScreen(page).OpenAsync("/?scope=team")).OpenCaseAsync(12);
        await DemoDesk.WaitForSettledListAsync(screen);
        var cards = page.Locator("aside .card[data-seen]");
        var (first, last) = (await MarkAsync(cards.First), await MarkAsync(cards.Last));
        await Assertions.Expect(cards.Last).Not.ToBeInViewportAsync();

        await desk.HasImpressionAsync(first);
        (await desk.ImpressionRankAsync(last)).ShouldBeNull();

        await cards.Last.ScrollIntoViewIfNeededAsync();
        await desk.HasImpressionAsync(last);
    }

    private static async Task<SeenItem> MarkAsync(ILocator card) =>
        SeenItem.Parse(await card.GetAttributeAsync("data-seen")).ShouldNotBeNull();
}
