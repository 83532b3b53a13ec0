using System.Globalization;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>axe, with best practices, finds nothing on any page at any width in either theme, and no page scrolls sideways.</summary>
[Collection(OwnSiteGroup.Name)]
public sealed class EveryPageTests(EveryPageDesk desk) : Journey, IClassFixture<EveryPageDesk>
{
    private const int Height = 860;

    // 683 px equals a window of 1366 px at 200 % zoom
    private static readonly int[] s_widths = [1366, 1920, 683, 390];

    public static TheoryData<string> People => [.. PageStops.All.Select(stop => stop.Person ?? PageStops.Nobody).Distinct()];

    [Theory]
    [Trait("Speed", "Slow")]
    [MemberData(nameof(People))]
    public async Task Every_page_fits_and_is_accessible_at_every_width_in_both_themes(string person)
    {
        var page = await desk.SignInAsync(person);
        var found = new List<string>();
        foreach (var stop in PageStops.Of(person))
        {
            await page.SetViewportSizeAsync(s_widths[0], Height);
            if (await OpenAsync(page, stop, found))
            {
                await CheckAsync(page, stop, found);
            }
        }

        found.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Auditor_opens_every_page_of_administration_and_finds_nothing_that_changes_it()
    {
        var page = await desk.SignInAsync(AuditorPages.Person);
        var found = new List<string>();

        foreach (var stop in AuditorPages.Shown.Concat(AuditorPages.Forms))
        {
            await AuditorPages.CheckAsync(page, stop, desk.Keys, found);
        }

        found.ShouldBeEmpty();
    }

    // A page that does not load is recorded as a finding, and the remaining pages are still checked.
    private async Task<bool> OpenAsync(IPage page, PageStop stop, List<string> found)
    {
        try
        {
            await page.GotoAsync(stop.AddressOf(desk.Keys));
            await page.Locator(stop.Ready).First.WaitForAsync();
            await Assertions.Expect(page.Locator("main .loading")).ToHaveCountAsync(0);
            if (stop is { Open: not null, Person: not null }) // without a signed-in person there is no circuit
            {
                await BrowserFixture.WaitForCircuitAsync(page);
            }

            await (stop.Open?.Invoke(page) ?? Task.CompletedTask);
            return true;
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
        {
            found.Add($"{stop.Name} does not open: {exception.Message.Split('\n')[0]}");
            return false;
        }
    }

    // Width and theme change on the open page, because only the style sheet reacts to them.
    private static async Task CheckAsync(IPage page, PageStop stop, List<string> found)
    {
        foreach (var width in s_widths)
        {
            await page.SetViewportSizeAsync(width, Height);
            await MeasureAsync(page, $"{stop.Name} at {width}", found);
            await ShowWholeAsync(page, width); // axe would count content under a fixed bar as covered
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var name = string.Create(CultureInfo.InvariantCulture, $"{stop.Name}-{width}-{scheme}");
                await CheckAsync(page, name, found);
                await PictureAsync(page, PictureOf(stop, width, scheme));
            }
        }
    }

    // Pictures at the usual width have no width in their names, because docs/screens uses those.
    private static string PictureOf(PageStop stop, int width, ColorScheme scheme)
    {
        var theme = scheme is ColorScheme.Dark ? "dark" : "light";
        return width == s_widths[0] ? $"{stop.Name}-{theme}" : string.Create(CultureInfo.InvariantCulture, $"{stop.Name}-{width}-{theme}");
    }

    private static async Task MeasureAsync(IPage page, string name, List<string> found)
    {
        var over = await page.EvaluateAsync<int>(
            """
            () => Math.max(...[document.scrollingElement, document.querySelector("main")].map((each) => each.scrollWidth - each.clientWidth))
            """
        );
        if (over > 0)
        {
            found.Add($"{name} is {over} px too wide");
        }
    }
}
