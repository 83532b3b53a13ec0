using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecsConsole.Features.SignIn.Setup;
using RecsConsole.Tests.Support;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.E2E.Journeys.Administration;

/// <summary>A team on an empty server: the setup link, an invitation, a second factor, and a session that is ended from another browser.</summary>
[Trait("Req", "R57")]
public sealed class FirstTeamTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    private const string Password = "a sentence to remember";
    private const string Ines = "ines@nordwind.example";

    [Fact]
    public async Task Administrator_sets_up_invites_and_the_invited_one_signs_in_with_a_second_factor()
    {
        await using var window = await browser.OpenWindowAsync();
        var admin = await window.NewPageAsync();
        await SetUpAsync(admin);
        var link = await InviteAsync(admin);

        await using var other = await browser.OpenWindowAsync();
        var ines = await other.NewPageAsync();
        await JoinAsync(ines, link);
        var secret = await TurnOnFactorAsync(ines);

        await using var third = await browser.OpenWindowAsync();
        var again = await third.NewPageAsync();
        await SignInWithCodeAsync(again, secret);
        await EndElsewhereAsync(again);
        await ines.GotoAsync("/");
        await Assertions.Expect(ines.GetByLabel("Password")).ToBeVisibleAsync();
    }

    private async Task SetUpAsync(IPage page)
    {
        var lines = await browser.Services.GetRequiredService<SetupLink>().MakeAsync(TestContext.Current.CancellationToken);
        await page.GotoAsync(new Uri(lines.Single().Split(' ')[^1]).AbsolutePath);
        await CheckAsync(page, "setup");
        await page.GetByLabel("Organisation").FillAsync("Nordwind");
        await page.GetByLabel("Your name").FillAsync("Erika Muster");
        await page.GetByLabel("E-mail address").FillAsync("erika@nordwind.example");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await BrowserFixture.WaitForCircuitAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Nordwind");
    }

    private static async Task<string> InviteAsync(IPage page)
    {
        await OpenAsync(page, "/admin/people/new");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Ines Berg");
        await page.GetByLabel("Key", new() { Exact = true }).First.FillAsync("ines");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "agent" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the person" }).ClickAsync();
        var signIn = page.GetByRole(AriaRole.Region, new() { Name = "Signing in" });
        await signIn.GetByLabel("E-mail address").FillAsync(Ines);
        await signIn.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        var link = signIn.GetByLabel("Link");
        await Assertions.Expect(link).ToBeVisibleAsync();
        await CheckAsync(page, "invite");
        return new Uri(await link.InputValueAsync()).AbsolutePath;
    }

    private static async Task JoinAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        await CheckAsync(page, "join");
        await page.GetByLabel("New password").FillAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await BrowserFixture.WaitForCircuitAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Ines Berg");
    }

    private static async Task<string> TurnOnFactorAsync(IPage page)
    {
        await OpenAsync(page, "/settings");
        await page.GetByRole(AriaRole.Link, new() { Name = "Second factor" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Second factor" }).WaitForAsync();
        await CheckAsync(page, "factor");
        var secret = AuthenticatorApp.SecretOf(await page.Locator("code").InnerTextAsync());
        await page.GetByLabel("Code of the app").FillAsync(AuthenticatorApp.CodeOf(secret, 0));
        await page.GetByLabel("Password").FillAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("The second factor is on.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        await CheckAsync(page, "recovery-codes");
        return secret;
    }

    private static async Task SignInWithCodeAsync(IPage page, string secret)
    {
        await page.GotoAsync("/login");
        await page.GetByLabel("E-mail address").FillAsync(Ines);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Code of the app").WaitForAsync();
        await CheckAsync(page, "login-code");
        await page.GetByLabel("Code of the app").FillAsync(AuthenticatorApp.CodeOf(secret, 1));
        await page.Keyboard.PressAsync("Enter");
        await BrowserFixture.WaitForCircuitAsync(page);
    }

    private static async Task EndElsewhereAsync(IPage page)
    {
        await OpenAsync(page, "/settings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere else" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 session ended.")).ToBeVisibleAsync();
        await CheckAsync(page, "sessions");
    }
}
