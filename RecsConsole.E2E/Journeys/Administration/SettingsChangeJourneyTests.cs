using Microsoft.Playwright;
using RecsConsole.Engine.Access;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>Settings of one administrator are sent back and then published by another, who sees what they would have changed.</summary>
[Collection(OwnSiteGroup.Name)]
public sealed class SettingsChangeJourneyTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    [Fact]
    [Trait("Req", "R137")]
    public async Task Settings_go_back_with_a_comment_and_are_published_with_their_impact()
    {
        var desk = await DeskTenant.AddAsync(browser.Services, DateTimeOffset.UtcNow, "governed");
        foreach (var name in new[] { "alice-governed", "bob-governed" })
        {
            await Operators.AddAsync(browser.Services, desk.TenantId, name, ConsoleRole.Admin);
        }

        var alice = await SignInAsync("alice-governed", ColorScheme.Light);
        var bob = await SignInAsync("bob-governed", ColorScheme.Dark);
        await SendAsync(alice, "Fewer at once");
        await OpenFromWorkAsync(bob);
        await CheckAsync(bob, "settings-change-dark");
        await bob.GetByRole(AriaRole.Button, new() { Name = "Send back" }).ClickAsync();
        await bob.Locator("dialog[open] textarea").FillAsync("Say for whom.");
        await bob.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Send back" }).ClickAsync();
        await Assertions.Expect(bob.GetByText("The change was sent back to its author.")).ToBeVisibleAsync();

        await alice.GotoAsync("/admin/tenant");
        await alice.GetByRole(AriaRole.Button, new() { Name = "Copy into the form" }).ClickAsync();
        await alice.GetByLabel("Why").FillAsync("Fewer at once, for night shifts");
        await alice.GetByRole(AriaRole.Button, new() { Name = "Send version 2 for review" }).ClickAsync();
        await Assertions.Expect(alice.GetByText("Sent for review.")).ToBeVisibleAsync();
        await OpenFromWorkAsync(bob);
        await bob.GetByRole(AriaRole.Button, new() { Name = "See the impact and publish" }).ClickAsync();
        var dialog = bob.Locator("dialog[open]");
        await Assertions.Expect(dialog).ToContainTextAsync("There are no decisions yet to try it on.");
        await CheckAsync(bob, "settings-impact-dark");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Publish now" }).ClickAsync();
        await Assertions.Expect(bob.GetByText("Version 2 takes effect the next time a case is opened.")).ToBeVisibleAsync();
    }

    private static async Task SendAsync(IPage page, string why)
    {
        await page.GotoAsync("/admin/tenant/shown");
        await BrowserFixture.WaitForCircuitAsync(page);
        await page.GetByLabel("Actions", new() { Exact = true }).FillAsync("1");
        await page.GetByLabel("Why").FillAsync(why);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send version 2 for review" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Sent for review.")).ToBeVisibleAsync();
    }

    private static async Task OpenFromWorkAsync(IPage page)
    {
        await page.GotoAsync("/work");
        await page.GetByRole(AriaRole.Link, new() { Name = "Settings, version 2" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Actions shown: 3")).ToBeVisibleAsync();
    }

    private async Task<IPage> SignInAsync(string name, ColorScheme scheme) =>
        await SignInAsync(await browser.OpenWindowAsync(scheme), "/login", name, 1366);
}
