using Microsoft.Playwright;
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
        Assert.SkipUnless(
            desk.IsThere,
            "RECS_TEST_OIDC names no folder with the npm package oidc-provider: there is no provider to sign in with."
        );
        await using var office = await desk.Browser.OpenWindowAsync();
        var admin = await SignInAsync(office, "/admin/single-sign-on", "ada");
        await Assertions.Expect(admin.GetByText("/signin-oidc/corp")).ToBeVisibleAsync();
        await using var window = await desk.Browser.OpenWindowAsync();
        var page = await window.NewPageAsync();
        await ArriveAsync(page, "agent1");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "none of your groups" })).ToBeVisibleAsync();
        await CheckAsync(page, "single-sign-on-refused");

        await MapAsync(admin, "agents", "Agent");
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
        Assert.SkipUnless(
            desk.IsThere,
            "RECS_TEST_OIDC names no folder with the npm package oidc-provider: there is no provider to sign in with."
        );
        await using var office = await desk.Browser.OpenWindowAsync();
        await MapAsync(await SignInAsync(office, "/admin/single-sign-on", "ada"), "guests", "Agent");
        await using var window = await desk.Browser.OpenWindowAsync();
        var page = await window.NewPageAsync();
        await ArriveAsync(page, "guest1");
        await BrowserFixture.WaitForCircuitAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Signed in as guest1" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" }).ClickAsync();

        await Assertions.Expect(page.GetByLabel("Password")).ToBeVisibleAsync();
        Assert.StartsWith(desk.Browser.Address.ToString(), page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Corp" }).ClickAsync();
        await Assertions.Expect(page.Locator("input[name=login]")).ToBeVisibleAsync(); // the session at the provider has ended too
    }

    private static async Task ArriveAsync(IPage page, string name)
    {
        await page.GotoAsync("/login");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Corp" }).ClickAsync();
        await page.Locator("input[name=login]").FillAsync(name);
        await page.Locator("input[name=password]").FillAsync("any");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
    }

    private static async Task MapAsync(IPage admin, string group, string role)
    {
        await admin.GetByLabel("Group", new() { Exact = true }).FillAsync(group);
        await admin.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync(role);
        await admin.GetByLabel("Clearance", new() { Exact = true }).SelectOptionAsync("Public");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save group" }).ClickAsync();
        await Assertions.Expect(admin.GetByRole(AriaRole.Status).Filter(new() { HasText = $"{group} is saved" })).ToBeVisibleAsync();
    }

    private static async Task ChangeAsync(IPage admin, string group, string role)
    {
        await admin.GetByRole(AriaRole.Button, new() { Name = $"Change the group {group}" }).ClickAsync();
        await Assertions.Expect(admin.GetByLabel("Group", new() { Exact = true })).ToHaveValueAsync(group);
        await MapAsync(admin, group, role);
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
