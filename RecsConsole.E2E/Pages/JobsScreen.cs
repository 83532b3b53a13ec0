using Microsoft.Playwright;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of the jobs.</summary>
public sealed class JobsScreen(IPage page)
{
    private const float MaxWait = 60_000;

    /// <summary>Runs a job and waits until this run is done.</summary>
    public async Task RunAsync(string job)
    {
        var row = page.Locator($"tr[data-job='{job}']");
        var last = row.Locator("td.last a");
        var before = await last.CountAsync() > 0 ? await last.GetAttributeAsync("href") : null;
        await row.GetByRole(AriaRole.Button, new() { NameString = "Run now" }).ClickAsync();
        await Assertions
            .Expect(before is null ? last : row.Locator($"td.last a:not([href=\"{before}\"])"))
            .ToHaveTextAsync("Done", new() { Timeout = MaxWait });
    }
}
