using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecsConsole.Casework.Proposals;
using RecsConsole.Components.Forms;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
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

    [Fact]
    public async Task Settings_are_set_for_a_time_called_off_with_a_reason_and_come_into_force_when_it_comes()
    {
        var desk = await DeskTenant.AddAsync(browser.Services, DateTimeOffset.UtcNow, "timed");
        foreach (var name in new[] { "alice-timed", "bob-timed" })
        {
            await Operators.AddAsync(browser.Services, desk.TenantId, name, ConsoleRole.Admin);
        }

        var alice = await SignInAsync("alice-timed", ColorScheme.Light);
        var bob = await SignInAsync("bob-timed", ColorScheme.Light);
        await SendAsync(alice, "Fewer at once");
        await SetAsync(bob, Soon());
        await alice.GotoAsync("/admin/tenant");
        await Assertions.Expect(alice.GetByText("A change by Alice-timed comes into force")).ToBeVisibleAsync();

        await bob.GetByRole(AriaRole.Button, new() { Name = "Call off" }).ClickAsync();
        await bob.Locator("dialog[open] textarea").FillAsync("Not before the holidays.");
        await bob.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Call off" }).ClickAsync();
        await Assertions.Expect(bob.GetByText("Called off. What is in force stays")).ToBeVisibleAsync();
        await alice.GotoAsync("/admin/tenant");
        await Assertions.Expect(alice.GetByText("Bob-timed sent it back: Not before the holidays.")).ToBeVisibleAsync();
        await Assertions.Expect(alice.GetByText("version 1 in force")).ToBeVisibleAsync();

        await SendAsync(alice, "Fewer at once, after the holidays");
        var at = Soon();
        await SetAsync(bob, at);
        browser.Clock.Advance(at - browser.Clock.GetUtcNow());
        (await BeginAsync(desk.TenantId)).ShouldBe(new DueSettings(1, 0));

        await Assertions.Expect(bob.GetByText("Published", new() { Exact = true })).ToBeVisibleAsync();
        await alice.GotoAsync("/admin/tenant");
        await Assertions.Expect(alice.GetByText("version 2 in force")).ToBeVisibleAsync();
    }

    // The next time but two for which a change can be set: the journey is not over before it.
    private DateTimeOffset Soon()
    {
        var now = browser.Clock.GetUtcNow();
        return new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimedChanges.Step.Ticks), TimeSpan.Zero) + (3 * TimedChanges.Step);
    }

    private static async Task SetAsync(IPage page, DateTimeOffset at)
    {
        await OpenFromWorkAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "See the impact and publish" }).ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await dialog.GetByLabel("At a set time").CheckAsync();
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"); // that of the reader
        await dialog.GetByLabel("Date and time").FillAsync(FieldTimes.Minute(at, zone));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Publish at that time" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Set. It comes into force at that time")).ToBeVisibleAsync();
    }

    // What the job does every five minutes: this application runs none by itself.
    private async Task<DueSettings> BeginAsync(Guid tenantId)
    {
        await using var scope = browser.Services.CreateAsyncScope();
        var due = scope.ServiceProvider.GetRequiredService<PublishDueSettings>();
        var ran = await due.RunAsync(Actor.Job(tenantId), CancellationToken.None);
        return ran.Value.ShouldNotBeNull(ran.Error?.Message);
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
