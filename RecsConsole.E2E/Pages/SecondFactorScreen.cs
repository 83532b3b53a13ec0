using Microsoft.Playwright;
using RecsConsole.Tests.Support;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of the page to turn one's second factor on.</summary>
public sealed class SecondFactorScreen(IPage page)
{
    /// <summary>Opens it from the settings.</summary>
    public async Task<SecondFactorScreen> OpenAsync()
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Second factor" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Second factor" }).WaitForAsync();
        return this;
    }

    /// <summary>Turns it on for somebody who was led here, and opens the console.</summary>
    public async Task EnterAsync(string password)
    {
        await TurnOnAsync(password);
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the console" }).ClickAsync();
        await BrowserFixture.WaitForCircuitAsync(page);
    }

    /// <summary>Turns it on with an authenticator app; returns the secret that the app keeps.</summary>
    public async Task<string> TurnOnAsync(string password)
    {
        var secret = AuthenticatorApp.SecretOf(await page.Locator("code").InnerTextAsync());
        await page.GetByLabel("Code from the app").FillAsync(AuthenticatorApp.CodeOf(secret, 0));
        await page.GetByLabel("Password").FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("The second factor is on.")).ToBeVisibleAsync();
        return secret;
    }
}
