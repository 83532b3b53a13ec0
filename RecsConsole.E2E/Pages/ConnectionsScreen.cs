using Microsoft.Playwright;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of the connections to ticket systems.</summary>
public sealed class ConnectionsScreen(IPage page)
{
    private ILocator Form => page.GetByRole(AriaRole.Region, new() { Name = "New connection" });

    /// <summary>The card of a connection.</summary>
    public ILocator Card(string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    /// <summary>Connects a Redmine, tests it, maps its statuses and reads it for the first time.</summary>
    /// <param name="states">State here for the name of each status there.</param>
    /// <param name="team">The team that gets the tickets.</param>
    public async Task ConnectRedmineAsync(string address, string key, IReadOnlyDictionary<string, string> states, string? team = null)
    {
        ArgumentNullException.ThrowIfNull(states);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a connection" }).ClickAsync();
        await Form.GetByLabel("System", new() { Exact = true }).SelectOptionAsync("redmine");
        await Form.GetByLabel("Name", new() { Exact = true }).FillAsync("Redmine");
        await Form.GetByLabel("Web address").FillAsync(address);
        await Form.GetByLabel("API key", new() { Exact = true }).FillAsync(key);
        await Form.GetByLabel("Prefix of case numbers").FillAsync("RM");
        if (team is not null)
        {
            await Form.GetByLabel("Team", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = team });
        }

        await Form.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();
        await Assertions.Expect(Form.GetByText("Signed in as svc.")).ToBeVisibleAsync();
        foreach (var (status, state) in states)
        {
            var choice = Form.Locator($"label.pair:has(span:text-is(\"{status}\")) select");
            if (!string.Equals(await choice.InputValueAsync(), state, StringComparison.Ordinal)) // those of the same name are chosen
            {
                await choice.SelectOptionAsync(state);
            }
        }

        await Form.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("The connection is saved.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sync now" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The connections are being synced.")).ToBeVisibleAsync();
    }

    /// <summary>The id by which a ticket system names the connection.</summary>
    public async Task<string> IdOfAsync(string name) => (await Card(name).Locator("dd.mono").InnerTextAsync()).Trim();
}
