using Microsoft.Playwright;
using RecsConsole.Engine.Access;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>A retention period of one administrator is put into force by another, who sees what it would delete.</summary>
[Collection(OwnSiteGroup.Name)]
public sealed class RulesByTwoJourneyTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Period_waits_for_a_second_person_who_puts_it_into_force()
    {
        var desk = await DeskTenant.AddAsync(browser.Services, DateTimeOffset.UtcNow, "periods");
        foreach (var name in new[] { "alice-periods", "bob-periods" })
        {
            await Operators.AddAsync(browser.Services, desk.TenantId, name, ConsoleRole.Admin);
        }

        var alice = await SignInAsync("alice-periods", ColorScheme.Light);
        var bob = await SignInAsync("bob-periods", ColorScheme.Dark);
        await alice.GotoAsync("/admin/retention");
        await BrowserFixture.WaitForCircuitAsync(alice);
        var row = alice.Locator("[data-row='searches']");
        await row.Locator("input").FillAsync("30");
        await row.Locator("input").BlurAsync();
        await row.GetByRole(AriaRole.Button).ClickAsync();
        var question = alice.Locator("dialog[open]");
        await question.Locator("textarea").FillAsync("The works council asked for it.");
        await question.GetByRole(AriaRole.Button, new() { Name = "Send for review" }).ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("A change waits for a second person");
        await CheckAsync(alice, "retention-waits-light");

        await bob.GotoAsync("/work");
        await bob.GetByRole(AriaRole.Link, new() { Name = "Retention periods" }).ClickAsync();
        await Assertions.Expect(bob.GetByText("Searches: forever")).ToBeVisibleAsync();
        await CheckAsync(bob, "retention-change-dark");
        await bob.GetByRole(AriaRole.Button, new() { Name = "Put into force" }).ClickAsync();
        await bob.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Publish now" }).ClickAsync();
        await Assertions.Expect(bob.GetByText("Searches: kept for 30 days from the next run.")).ToBeVisibleAsync();
    }

    private async Task<IPage> SignInAsync(string name, ColorScheme scheme) =>
        await SignInAsync(await browser.OpenWindowAsync(scheme), "/login", name, 1366);
}
