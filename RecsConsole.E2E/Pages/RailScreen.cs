using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of the navigation at the left.</summary>
public sealed class RailScreen(IPage page)
{
    /// <summary>Clicks the link to a page.</summary>
    public async Task GoAsync(string address)
    {
        await page.Locator($"nav.rail a[href=\"{address}\"]").ClickAsync();
        await page.HasAddressAsync(Regex.Escape(address) + "$");
        await BrowserFixture.WaitForCircuitAsync(page);
    }
}
