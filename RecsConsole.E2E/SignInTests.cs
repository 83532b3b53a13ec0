using Microsoft.Playwright;
using RecsConsole.Tests.Support;
using Xunit;

namespace RecsConsole.E2E;

[Collection(OwnSiteGroup.Name)]
public sealed class SignInTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Demo_person_is_chosen_by_keyboard_and_switches_tenant_from_the_top_bar()
    {
        var acme = await Operators.AddTenantAsync(browser.Services, "acme");
        var globex = await Operators.AddTenantAsync(browser.Services, "globex");
        await Operators.AddAsync(browser.Services, acme, "ana", "agent");
        await Operators.AddAsync(browser.Services, globex, "ana", "auditor");
        await using var window = await browser.OpenWindowAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync("/");
        await CheckAsync(page, "login-demo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ana agent" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Email address")).ToHaveValueAsync(Operators.Email("ana"));
        await BrowserFixture.SignInAsync(page, "ana");
        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Acme");

        await page.GetByRole(AriaRole.Button, new() { Name = "Tenant: Acme" }).ClickAsync();
        await CheckAsync(page, "tenant-menu");
        await page.GetByRole(AriaRole.Button, new() { Name = "Globex" }).ClickAsync();

        await BrowserFixture.WaitForCircuitAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Tenant: Globex" })).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Req", "R199")]
    public async Task Signing_out_in_one_tab_leaves_the_page_open_in_another()
    {
        var tenant = await Operators.AddTenantAsync(browser.Services, "initech");
        await Operators.AddAsync(browser.Services, tenant, "bo", "agent");
        await using var window = await browser.OpenWindowAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync("/");
        await BrowserFixture.SignInAsync(page, "bo");
        var other = await window.NewPageAsync();
        await OpenAsync(other, "/");

        await page.GetByRole(AriaRole.Button, new() { Name = "Signed in as Bo" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        // The page leaves through the form or because its circuit noticed the end first; the address holds the return path.
        await page.GetByLabel("Email address").WaitForAsync();
        await other.GetByLabel("Email address").WaitForAsync();
    }

    [Fact]
    public async Task Passkey_is_added_in_the_settings_and_signs_in_without_a_password()
    {
        var tenant = await Operators.AddTenantAsync(browser.Services, "umbrella");
        await Operators.AddAsync(browser.Services, tenant, "cora", "agent");
        await using var window = await browser.OpenWindowAsync();
        var page = await window.NewPageAsync();
        var devtools = await window.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
        await page.GotoAsync($"{Local}/");
        await BrowserFixture.SignInAsync(page, "cora");
        await page.GotoAsync($"{Local}/account/passkeys");
        await page.GetByLabel("Name of the passkey").FillAsync("Laptop");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Operators.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("is added");
        await Assertions.Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Laptop" })).ToBeVisibleAsync();
        await CheckAsync(page, "passkeys");

        await window.ClearCookiesAsync();
        await page.GotoAsync($"{Local}/login");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();

        await BrowserFixture.WaitForCircuitAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Umbrella");
        await EnterDoesWhatItsFieldBelongsToAsync(page);
    }

    // Enter in the password of "Remove" once pressed "Rename"
    private async Task EnterDoesWhatItsFieldBelongsToAsync(IPage page)
    {
        await page.GotoAsync($"{Local}/account/passkeys");
        await page.GetByLabel("New name").FillAsync("Key ring");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("new name");
        await page.GetByLabel("Password, to remove it").FillAsync(Operators.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("is removed");
    }

    // WebAuthn works for a name only, not for an IP address
    private string Local => $"http://localhost:{browser.Address.Port}";

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark, Traits = ["Speed", "Slow"])]
    public async Task Sign_in_page_is_accessible(ColorScheme colorScheme)
    {
        await using var window = await browser.OpenWindowAsync(colorScheme);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/login");
        await page.GetByLabel("Email address").FillAsync("nobody@test.example");
        await page.GetByLabel("Password").FillAsync("not the password");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "do not match" })).ToBeVisibleAsync();

        await CheckAsync(page, $"login-{colorScheme}");
    }
}
