using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace RecsConsole.E2E;

/// <summary>Shared steps of all journeys: signing in, opening pages and checking them with axe.</summary>
public abstract class Journey
{
    private const string Settled =
        "new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame))"
        + ".then(() => Promise.all(document.getAnimations().filter(each => each.effect?.getComputedTiming().iterations !== Infinity)"
        + ".map(each => each.finished.catch(() => null)))).then(() => true)";

    private static readonly AxeRunOptions s_rules = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        ResultTypes = [ResultType.Violations], // of the other result types, one example each
    };

    // The folder for pictures, if one is set.
    private static readonly string? s_pictures = Environment.GetEnvironmentVariable("RECS_E2E_PICTURES") is { Length: > 0 } folder
        ? folder
        : null;

    /// <summary>Opens an address in a new page of the window and signs a person in there.</summary>
    protected static async Task<IPage> SignInAsync(IBrowserContext window, string address, string name, int? width = null)
    {
        ArgumentNullException.ThrowIfNull(window);
        var page = await window.NewPageAsync();
        if (width is { } wide)
        {
            await page.SetViewportSizeAsync(wide, 860);
        }

        await page.GotoAsync(address);
        await BrowserFixture.SignInAsync(page, name);
        return page;
    }

    /// <summary>Opens an address on a signed-in page.</summary>
    protected static async Task OpenAsync(IPage page, string address)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.GotoAsync(address);
        await BrowserFixture.WaitForCircuitAsync(page);
    }

    /// <summary>Makes the window so high that the page needs no scrolling and no fixed bar covers content.</summary>
    protected static async Task ShowWholeAsync(IPage page, int width)
    {
        ArgumentNullException.ThrowIfNull(page);
        var height = await page.EvaluateAsync<int>(
            """
            () => {
              const main = document.querySelector("main");
              return Math.max(innerHeight, innerHeight - main.clientHeight + main.scrollHeight);
            }
            """
        );
        await page.SetViewportSizeAsync(width, height);
    }

    /// <summary>Waits until the page has loaded and checks that it violates no accessibility rule.</summary>
    protected static async Task CheckAsync(IPage page, string name)
    {
        ArgumentNullException.ThrowIfNull(page);
        await Assertions.Expect(page.Locator("main .loading")).ToHaveCountAsync(0);
        await PictureAsync(page, name);
        (await ViolationsAsync(page, name)).ShouldBeEmpty();
    }

    /// <summary>The same check, but adds violations to a list, so that one journey reports on all its pages.</summary>
    protected static async Task CheckAsync(IPage page, string name, ICollection<string> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        foreach (var violation in await ViolationsAsync(page, name))
        {
            found.Add(violation);
        }
    }

    /// <summary>Checks that the page violates no accessibility rule in the dark and the light theme.</summary>
    protected static async Task CheckInBothThemesAsync(IPage page, string name)
    {
        ArgumentNullException.ThrowIfNull(page);
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await PictureAsync(page, $"{name}-{scheme}", fullPage: true);
            (await ViolationsAsync(page, name)).ShouldBeEmpty();
        }
    }

    /// <summary>Saves a picture of the page if a folder for pictures is set.</summary>
    protected static async Task PictureAsync(IPage page, string name, bool fullPage = false)
    {
        if (s_pictures is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(s_pictures, $"{name}.png"), FullPage = fullPage });
        }
    }

    // Radzen puts a pop-up at the end of the body, outside every landmark.
    private static bool IsPopupOutside(string rule, string html) =>
        string.Equals(rule, "region", StringComparison.Ordinal) && html.Contains("rz-popup", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page, string name)
    {
        await page.EvaluateAsync(Settled); // text that is still fading in has less contrast
        var result = await page.RunAxe(s_rules);
        result.Passes.ShouldNotBeEmpty();
        return
        [
            .. result.Violations.SelectMany(violation =>
                violation
                    .Nodes.Where(node => !IsPopupOutside(violation.Id, node.Html))
                    .Select(node =>
                        $"{name}: {violation.Id} ({violation.Impact}) {node.Target} {node.Html} {node.Any.FirstOrDefault()?.Message}"
                    )
            ),
        ];
    }
}
