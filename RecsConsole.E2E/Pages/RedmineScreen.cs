using Microsoft.Playwright;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of a Redmine with the plugin of docs/embed.</summary>
public sealed class RedmineScreen(IPage page, string address)
{
    /// <summary>Signs in with an account of the tests.</summary>
    public async Task<RedmineScreen> EnterAsync(string account)
    {
        await page.SetViewportSizeAsync(1366, 1000);
        await page.GotoAsync($"{address}login");
        await page.Locator("#username").FillAsync(account);
        await page.Locator("#password").FillAsync($"secret-{account}");
        await page.Locator("#login-submit").ClickAsync();
        await Assertions.Expect(page.Locator("#loggedas")).ToContainTextAsync(account);
        return this;
    }

    /// <summary>Configures the plugin as an administrator does.</summary>
    public async Task ConfigureAsync(string console, string key, string connection)
    {
        await page.GotoAsync($"{address}settings/plugin/recsconsole_panel");
        await page.GetByLabel("Address of the console").FillAsync(console);
        await page.GetByLabel("API key (scope: embed)").FillAsync(key);
        await page.GetByLabel("Id of the connection").FillAsync(connection);
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await Assertions.Expect(page.Locator("#flash_notice")).ToBeVisibleAsync();
    }

    /// <summary>The page of a ticket has a status, and a note with a text, once.</summary>
    public async Task ShouldShowAsync(string ticket, string status, string note)
    {
        await page.GotoAsync($"{address}issues/{ticket}");
        await Assertions.Expect(page.Locator(".status.attribute .value")).ToHaveTextAsync(status);
        var written = page.Locator("#history .journal .wiki").Filter(new() { HasText = note });
        await Assertions.Expect(written).ToHaveCountAsync(1);
        await Assertions.Expect(written).ToBeVisibleAsync();
    }
}
