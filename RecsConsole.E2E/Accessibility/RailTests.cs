using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Accessibility;

/// <summary>Every link of the rail can be reached in a window of any height.</summary>
public sealed class RailTests(DemoDesk desk) : Journey
{
    [Theory]
    [InlineData(768)]
    [InlineData(600)]
    public async Task Last_link_is_reached_in_a_low_window_and_the_page_gets_no_longer(int height)
    {
        var page = await desk.SignInAsync("Adele Winter");
        await page.SetViewportSizeAsync(1366, height);
        await OpenAsync(page, "/admin/people");
        (await page.EvaluateAsync<int>("document.scrollingElement.scrollHeight")).ShouldBe(height);

        var last = page.Locator("nav.rail li a").Last;
        await last.HoverAsync(); // scrolls to the link
        await Assertions.Expect(last).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(last.Locator(".label")).ToBeInViewportAsync(new() { Ratio = 1 });
        await CheckAsync(page, $"rail at {height}");
        await last.ClickAsync();
        var current = page.Locator("nav.rail a.on");
        await Assertions.Expect(current).ToBeInViewportAsync(new() { Ratio = 1 });

        await page.ReloadAsync(); // the rail is at its beginning again
        await Assertions.Expect(current).ToBeInViewportAsync(new() { Ratio = 1 });
    }
}
