using Microsoft.Playwright;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of the API keys.</summary>
public sealed class ApiKeysScreen(IPage page)
{
    /// <summary>Creates a key that acts as a person; returns its text, which is shown once.</summary>
    /// <param name="scopes">Some words of each scope.</param>
    public async Task<string> CreateAsync(string name, string person, params string[] scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        var people = page.GetByLabel("Acts as");
        var chosen = await people.Locator("option").Filter(new() { HasText = person }).GetAttributeAsync("value");
        await people.SelectOptionAsync(chosen!);
        foreach (var scope in scopes)
        {
            await page.GetByLabel(scope).CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Create a key" }).ClickAsync();
        return (await page.Locator("#made-key-text").InnerTextAsync()).Trim();
    }
}
