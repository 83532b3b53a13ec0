using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys.SingleSignOn;

/// <summary>
/// An administrator maps groups to roles; a person signs in at a real provider, loses a role with their group, and is signed out by the
/// provider while a page is open.
/// </summary>
[Trait("Req", "R199")]
[Collection(OwnSiteGroup.Name)]
public sealed class SingleSignOnJourneyTests(OpenIdDesk desk) : Journey, IClassFixture<OpenIdDesk>
{
    [Fact]
    public async Task Groups_of_a_provider_open_the_console_and_the_provider_closes_it()
    {
        Assert.SkipWhen(SignInProvider.Missing is not null, SignInProvider.Missing ?? "");
        await using var office = await desk.Browser.OpenWindowAsync();
        var admin = await SignInAsync(office, "/admin/single-sign-on", "ada");
        await Assertions.Expect(admin.GetByText("/signin-oidc/corp")).ToBeVisibleAsync();
        await using var window = await desk.Browser.OpenWindowAsync();
        var page = await window.NewPageAsync();
        await new ProviderScreen(page).SignInAsync("agent1");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "none of your groups" })).ToBeVisibleAsync();
        await CheckAsync(page, "single-sign-on-refused");

        await new SingleSignOnScreen(admin).MapAsync("agents", "Agent", "Public");
        await CheckLayoutAsync(admin);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Corp" }).ClickAsync(); // the provider still has a session for them
        await BrowserFixture.WaitForCircuitAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Acme");
        await ExpectRoleAsync(page, "Agent");

        await ChangeAsync(admin, "agents", "Auditor");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Corp" }).ClickAsync(); // the open page has redirected by itself
        await BrowserFixture.WaitForCircuitAsync(page);
        await ExpectRoleAsync(page, "Auditor");

        await LeaveProviderAsync(await window.NewPageAsync());
        await Assertions.Expect(page.GetByLabel("Password")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Signing_out_leads_to_the_provider_and_back_to_the_door()
    {
        Assert.SkipWhen(SignInProvider.Missing is not null, SignInProvider.Missing ?? "");
        await using var office = await desk.Browser.OpenWindowAsync();
        var admin = await SignInAsync(office, "/admin/single-sign-on", "ada");
        await new SingleSignOnScreen(admin).MapAsync("guests", "Agent", "Public");
        await using var window = await desk.Browser.OpenWindowAsync();
        var page = await window.NewPageAsync();
        await new ProviderScreen(page).SignInAsync("guest1");
        await BrowserFixture.WaitForCircuitAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Signed in as guest1" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" }).ClickAsync();

        await Assertions.Expect(page.GetByLabel("Password")).ToBeVisibleAsync();
        Assert.StartsWith(desk.Browser.Address.ToString(), page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Corp" }).ClickAsync();
        await Assertions.Expect(page.Locator("input[name=login]")).ToBeVisibleAsync(); // the session at the provider has ended too
    }

    private static async Task ChangeAsync(IPage admin, string group, string role)
    {
        await admin.GetByRole(AriaRole.Button, new() { Name = $"Change the group {group}" }).ClickAsync();
        await Assertions.Expect(admin.GetByLabel("Group", new() { Exact = true })).ToHaveValueAsync(group);
        await new SingleSignOnScreen(admin).MapAsync(group, role, "Public");
    }

    private static async Task CheckLayoutAsync(IPage admin)
    {
        foreach (var width in (int[])[1366, 390])
        {
            await admin.SetViewportSizeAsync(width, 860);
            await CheckInBothThemesAsync(admin, $"single-sign-on-{width}");
        }

        await admin.SetViewportSizeAsync(1366, 860);
    }

    private static async Task ExpectRoleAsync(IPage page, string role)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Signed in as agent1" }).ClickAsync();
        await Assertions.Expect(page.Locator("#person-menu")).ToContainTextAsync(role);
        await page.Keyboard.PressAsync("Escape");
    }

    private async Task LeaveProviderAsync(IPage page)
    {
        await page.GotoAsync($"{desk.Issuer}/session/end");
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" }).ClickAsync();
    }
}
