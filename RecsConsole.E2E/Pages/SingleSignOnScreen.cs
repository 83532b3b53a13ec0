using Microsoft.Playwright;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of the settings of single sign-on.</summary>
public sealed class SingleSignOnScreen(IPage page)
{
    /// <summary>Maps a group of the provider to rights here.</summary>
    public async Task MapAsync(string group, string role, string clearance)
    {
        await page.GetByLabel("Group", new() { Exact = true }).FillAsync(group);
        await page.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync(role);
        await page.GetByLabel("Clearance", new() { Exact = true }).SelectOptionAsync(clearance);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save group" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = $"{group} is saved" })).ToBeVisibleAsync();
    }
}
