using Microsoft.Playwright;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of the sign-in pages of an OpenID Connect provider.</summary>
public sealed class ProviderScreen(IPage page)
{
    /// <summary>Goes there from the console's own sign-in page, signs in, and is sent back.</summary>
    public async Task SignInAsync(string name)
    {
        await page.GotoAsync("/login");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Corp" }).ClickAsync();
        await page.Locator("input[name=login]").FillAsync(name);
        await page.Locator("input[name=password]").FillAsync("any");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
    }
}
