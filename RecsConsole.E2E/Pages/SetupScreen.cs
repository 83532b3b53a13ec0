using Microsoft.Playwright;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of the page behind the setup link.</summary>
public sealed class SetupScreen(IPage page)
{
    /// <summary>Creates the organisation and its administrator, who is signed in then.</summary>
    public async Task FillAsync(string organisation, string name, string email, string password)
    {
        await page.GetByLabel("Organisation").FillAsync(organisation);
        await page.GetByLabel("Your name").FillAsync(name);
        await page.GetByLabel("Email address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
        await BrowserFixture.WaitForCircuitAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync(organisation);
    }
}
