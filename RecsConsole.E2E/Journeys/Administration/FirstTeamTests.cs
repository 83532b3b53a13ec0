using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using RecsConsole.Features.SignIn.Setup;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.E2E.Journeys.Administration;

/// <summary>A team starts on an empty server: setup link, the second factor that administrators need, invitation, and a session ended from another browser.</summary>
[Trait("Req", "R57")]
[Collection(OwnSiteGroup.Name)]
public sealed class FirstTeamTests : Journey, IAsyncLifetime
{
    private readonly BrowserFixture _browser = new(
        new Dictionary<string, string>(StringComparer.Ordinal) { [WebHostDefaults.EnvironmentKey] = Environments.Production }
    );

    private const string Password = "a sentence to remember";
    private const string NewPassword = Password + " again";
    private const string Ines = "ines@nordwind.example";

    public ValueTask InitializeAsync() => _browser.InitializeAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    [Trait("Req", "R205")]
    public async Task Administrator_sets_up_invites_and_resets_and_the_invited_one_signs_in_with_a_second_factor()
    {
        await using var window = await _browser.OpenWindowAsync();
        var admin = await window.NewPageAsync();
        await SetUpAsync(admin);
        var link = await InviteAsync(admin);

        await using var other = await _browser.OpenWindowAsync();
        var ines = await other.NewPageAsync();
        await JoinAsync(ines, link);
        var factor = await TurnOnFactorAsync(ines);

        await using var third = await _browser.OpenWindowAsync();
        var again = await third.NewPageAsync();
        await SignInWithCodeAsync(again, Password, AuthenticatorApp.CodeOf(factor.Secret, 1));
        await EndElsewhereAsync(again);
        await IsSignedOutAsync(ines);

        await using var fourth = await _browser.OpenWindowAsync();
        await ChangePasswordAsync(await fourth.NewPageAsync(), await MakeResetLinkAsync(admin), factor.Recovery);
        await IsSignedOutAsync(again);
    }

    private async Task SetUpAsync(IPage page)
    {
        var lines = await _browser.Services.GetRequiredService<SetupLink>().MakeAsync(TestContext.Current.CancellationToken);
        var link = new Uri(lines.Single().Split(' ')[^1]).AbsolutePath;
        await page.GotoAsync(link);
        await CheckAsync(page, "setup");
        await new SetupScreen(page).SendAsync("Nordwind", "Erika Muster", "erika@nordwind.example", Password);
        await page.GotoAsync("/admin/people");
        await Assertions.Expect(page.GetByText("Your role needs more than a password.")).ToBeVisibleAsync();
        await CheckAsync(page, "factor-asked");
        await new SecondFactorScreen(page).EnterAsync(Password);

        await using var late = await _browser.OpenWindowAsync();
        var second = await late.NewPageAsync();
        (await second.GotoAsync(link))!.Status.ShouldBe(404, "a setup link works once");
    }

    private static async Task<string> InviteAsync(IPage page)
    {
        var link = await new InviteScreen(page).InviteAsync("Ines Berg", "ines", Ines);
        await CheckAsync(page, "invite");
        return link;
    }

    private static async Task JoinAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        var field = page.GetByLabel("New password");
        var meter = page.Locator("[data-rates] [role=status]");
        await field.FillAsync("Password1234!");
        await Assertions.Expect(meter).ToHaveTextAsync("Easy to guess: it would be refused");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show password" }).ClickAsync();
        await Assertions.Expect(field).ToHaveAttributeAsync("type", "text");
        await CheckAsync(page, "join");
        await field.FillAsync(Password);
        await Assertions.Expect(meter).ToContainTextAsync("hard to guess");
        await field.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await BrowserFixture.WaitForCircuitAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Ines Berg");
    }

    private static async Task<(string Secret, IReadOnlyList<string> Recovery)> TurnOnFactorAsync(IPage page)
    {
        await OpenAsync(page, "/settings");
        var factor = await new SecondFactorScreen(page).OpenAsync();
        await CheckAsync(page, "factor");
        var secret = await factor.TurnOnAsync(Password);
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        await CheckAsync(page, "recovery-codes");
        return (secret, await page.Locator(".codes li").AllInnerTextsAsync());
    }

    private static async Task SignInWithCodeAsync(IPage page, string password, string code)
    {
        await page.GotoAsync("/login");
        await page.GetByLabel("Email address").FillAsync(Ines);
        await page.GetByLabel("Password").FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Code from the app").WaitForAsync();
        await CheckAsync(page, "login-code");
        await page.GetByLabel("Code from the app").FillAsync(code);
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

    private static async Task<string> MakeResetLinkAsync(IPage page)
    {
        await page.ReloadAsync();
        await BrowserFixture.WaitForCircuitAsync(page);
        var signIn = page.GetByRole(AriaRole.Region, new() { Name = "Sign-in" });
        await Assertions.Expect(signIn).ToContainTextAsync("second factor");
        await signIn.GetByRole(AriaRole.Button, new() { Name = "Create password link" }).ClickAsync();
        return new Uri(await signIn.GetByLabel("Link").InputValueAsync()).AbsolutePath;
    }

    // The link alone is not enough: the second factor is required before the new password is taken, and at the sign-in.
    private static async Task ChangePasswordAsync(IPage page, string link, IReadOnlyList<string> recovery)
    {
        await page.GotoAsync(link);
        await CheckAsync(page, "password-proof");
        await page.GetByLabel("Code from the app").FillAsync(recovery[0]);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("New password").FillAsync(NewPassword);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Status).WaitForAsync();
        await CheckAsync(page, "password-is-set");
        await SignInWithCodeAsync(page, NewPassword, recovery[1]);
        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Ines Berg");
    }

    private static async Task IsSignedOutAsync(IPage page)
    {
        await page.GotoAsync("/");
        await Assertions.Expect(page.GetByLabel("Password")).ToBeVisibleAsync();
    }
}
