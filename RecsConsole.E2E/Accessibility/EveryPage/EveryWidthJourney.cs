using System.Globalization;
using Microsoft.Playwright;

namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>Checks an open page at every width in both themes: axe finds nothing, and nothing scrolls sideways.</summary>
public abstract class EveryWidthJourney : Journey
{
    protected const int Height = 860;

    /// <summary>The width of a page when it opens.</summary>
    protected const int UsualWidth = 1366;

    // 683 px equals a window of 1366 px at 200 % zoom
    private static readonly int[] s_widths = [UsualWidth, 1920, 683, 390];

    // the narrowest phone, and the widest window with one column: the style sheet has no rules of their own for colours or controls there
    private static readonly int[] s_measuredWidths = [360, 1023];

    private static readonly ColorScheme[] s_schemes = [ColorScheme.Light, ColorScheme.Dark];

    /// <summary>The files of docs/screens that show a page: one in each theme.</summary>
    internal static IEnumerable<string> ScreensOf(string name) => s_schemes.Select(scheme => $"{PictureOf(name, UsualWidth, scheme)}.png");

    /// <summary>Width and theme change on the open page, because only the style sheet reacts to them.</summary>
    protected static Task CheckEveryWidthAsync(IPage page, string name, ICollection<string> found) =>
        CheckWidthsAsync(page, name, s_widths, s_measuredWidths, found);

    /// <summary>The same at the widths of a frame.</summary>
    protected static Task CheckWidthsAsync(IPage page, string name, IReadOnlyList<int> widths, ICollection<string> found) =>
        CheckWidthsAsync(page, name, widths, [], found);

    private static async Task CheckWidthsAsync(
        IPage page,
        string name,
        IReadOnlyList<int> widths,
        IReadOnlyList<int> measured,
        ICollection<string> found
    )
    {
        foreach (var width in measured)
        {
            await page.SetViewportSizeAsync(width, Height);
            await MeasureAsync(page, Of(name, width), found);
        }

        foreach (var width in widths)
        {
            await page.SetViewportSizeAsync(width, Height);
            await MeasureAsync(page, Of(name, width), found);
            await ShowWholeAsync(page, width); // axe would count content under a fixed bar as covered
            foreach (var scheme in s_schemes)
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await CheckAsync(page, string.Create(CultureInfo.InvariantCulture, $"{name}-{width}-{scheme}"), found);
                await PictureAsync(page, PictureOf(name, width, scheme));
            }
        }
    }

    private static string Of(string name, int width) => string.Create(CultureInfo.InvariantCulture, $"{name} at {width}");

    // Pictures at the usual width have no width in their names, because docs/screens uses those.
    private static string PictureOf(string name, int width, ColorScheme scheme)
    {
        var theme = scheme is ColorScheme.Dark ? "dark" : "light";
        return width == UsualWidth ? $"{name}-{theme}" : string.Create(CultureInfo.InvariantCulture, $"{name}-{width}-{theme}");
    }

    private static async Task MeasureAsync(IPage page, string name, ICollection<string> found)
    {
        var over = await page.EvaluateAsync<int>(
            """
            () => Math.max(...[document.scrollingElement, document.querySelector("main")].map((each) => each.scrollWidth - each.clientWidth))
            """
        );
        if (over > 0)
        {
            found.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {over} px too wide"));
        }
    }
}
