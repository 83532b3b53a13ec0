using Microsoft.Playwright;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of an administrator who adds a person and invites them.</summary>
public sealed class InviteScreen(IPage page)
{
    /// <summary>Adds a person with a role and invites them; returns the path of the link, which the page shows.</summary>
    public async Task<string> InviteAsync(string name, string key, string email, string role = "agent")
    {
        await page.GotoAsync("/admin/people/new");
        await BrowserFixture.WaitForCircuitAsync(page);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Key", new() { Exact = true }).First.FillAsync(key);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = role, Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the person" }).ClickAsync();
        var signIn = page.GetByRole(AriaRole.Region, new() { Name = "Sign-in" });
        await signIn.GetByLabel("Email address").FillAsync(email);
        await signIn.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        var link = signIn.GetByLabel("Link");
        await Assertions.Expect(link).ToBeVisibleAsync();
        return new Uri(await link.InputValueAsync()).AbsolutePath;
    }
}
