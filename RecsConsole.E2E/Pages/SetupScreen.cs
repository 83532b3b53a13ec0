using Microsoft.Playwright;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of the page behind the setup link.</summary>
public sealed class SetupScreen(IPage page)
{
    /// <summary>Creates the organisation and its administrator, who sets up a second factor and is then in the console.</summary>
    public async Task FillAsync(string organisation, string name, string email, string password)
    {
        await SendAsync(organisation, name, email, password);
        await new SecondFactorScreen(page).EnterAsync(password);
        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync(organisation);
    }

    /// <summary>Creates them, which leads to the page of the second factor.</summary>
    public async Task SendAsync(string organisation, string name, string email, string password)
    {
        await page.GetByLabel("Organisation").FillAsync(organisation);
        await page.GetByLabel("Your name").FillAsync(name);
        await page.GetByLabel("Email address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Second factor" }).WaitForAsync();
    }
}
