using Microsoft.Playwright;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of the API keys.</summary>
public sealed class ApiKeysScreen(IPage page)
{
    /// <summary>Creates a key with one scope that acts as a person; returns its text, which is shown once.</summary>
    /// <param name="scope">Some words of the scope.</param>
    public async Task<string> CreateAsync(string name, string person, string scope)
    {
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        var people = page.GetByLabel("Acts as");
        var chosen = await people.Locator("option").Filter(new() { HasText = person }).GetAttributeAsync("value");
        await people.SelectOptionAsync(chosen!);
        await page.GetByLabel(scope).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create a key" }).ClickAsync();
        return (await page.Locator("#made-key-text").InnerTextAsync()).Trim();
    }
}
