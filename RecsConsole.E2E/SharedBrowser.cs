using Microsoft.Playwright;

namespace RecsConsole.E2E;

/// <summary>
/// A browser in which several fixtures open windows of their own, because its start takes seconds. Journeys that run at the same time need
/// different ones: Playwright's connection to a browser is for one of them at a time.
/// </summary>
internal sealed class SharedBrowser
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private int _users;

    /// <summary>That of <see cref="OwnSiteGroup"/>.</summary>
    public static SharedBrowser OfOwnSites { get; } = new();

    /// <summary>The browser, which runs until everybody who asked for it has left.</summary>
    public async Task<IBrowser> EnterAsync()
    {
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await LaunchAsync(_playwright);
        _users++;
        return _browser;
    }

    public async Task LeaveAsync()
    {
        if (--_users == 0)
        {
            await _browser!.DisposeAsync();
            _playwright!.Dispose();
            (_browser, _playwright) = (null, null);
        }
    }

    private static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(
            new()
            {
                // the system's browser, because Playwright's own is not downloaded
                ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    // a page lives for seconds: compiling its scripts better while they run takes longer than it saves
                    "--js-flags=--no-opt --no-maglev",
                ],
            }
        );
}
