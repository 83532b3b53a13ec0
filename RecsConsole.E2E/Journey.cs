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
    protected internal static async Task OpenAsync(IPage page, string address)
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
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await PictureAsync(page, $"{name}-{ColorScheme.Dark}", fullPage: true);
        (await ViolationsAsync(page, name)).ShouldBeEmpty();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await PictureAsync(page, $"{name}-{ColorScheme.Light}", fullPage: true);
        await CheckColoursAsync(page, name);
    }

    /// <summary>Checks only the colours of a page that was checked whole and changed nothing but its theme since.</summary>
    protected static async Task CheckColoursAsync(IPage page, string name)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.EvaluateAsync(Settled);
        (await AxeCheck.ViolationsOfColoursAsync(page)).ShouldBeEmpty(name);
    }

    /// <summary>Saves a picture of the page if a folder for pictures is set.</summary>
    protected static async Task PictureAsync(IPage page, string name, bool fullPage = false)
    {
        if (s_pictures is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(s_pictures, $"{name}.png"), FullPage = fullPage });
        }
    }

    private static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page, string name)
    {
        await page.EvaluateAsync(Settled); // text that is still fading in has less contrast
        return [.. (await AxeCheck.ViolationsAsync(page)).Select(violation => $"{name}: {violation}")];
    }
}
