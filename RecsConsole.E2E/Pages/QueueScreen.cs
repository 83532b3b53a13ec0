using Microsoft.Playwright;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of My queue.</summary>
public sealed class QueueScreen(IPage page)
{
    public ILocator Rows => page.Locator("table tbody tr");

    public ILocator CurrentRow => page.Locator("table tbody tr.cur");

    public async Task<QueueScreen> OpenAsync(string address = "/")
    {
        await page.GotoAsync(address);
        await DemoDesk.WaitForCircuitAsync(page);
        await Rows.First.WaitForAsync();
        return this;
    }

    public async Task<string> KeyOfCurrentAsync() => (await CurrentRow.Locator("td.mono").InnerTextAsync()).Trim();

    /// <summary>The key of the last case in a state; other journeys work on the first ones.</summary>
    public async Task<string> KeyOfLastAsync(string state) =>
        (await Rows.Filter(new() { HasText = state }).Last.Locator("td.mono").InnerTextAsync()).Trim();

    /// <summary>Opens a row by its index, from 0.</summary>
    public async Task<CaseScreen> OpenCaseAsync(int place)
    {
        await Rows.Nth(place).Locator("a[data-row]").ClickAsync();
        return await new CaseScreen(page).ReadyAsync();
    }

    /// <summary>Opens the case that the queue suggests to take next.</summary>
    public async Task<CaseScreen> TakeNextAsync()
    {
        await page.GetByRole(AriaRole.Region, new() { Name = "Take this next" })
            .GetByRole(AriaRole.Button, new() { Name = "Open" })
            .ClickAsync();
        return await new CaseScreen(page).ReadyAsync();
    }
}
