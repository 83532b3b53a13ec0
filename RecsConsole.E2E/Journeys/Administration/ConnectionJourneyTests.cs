using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.Administration;

/// <summary>An administrator connects a real Redmine, and its ticket is a case that leads back there.</summary>
public sealed class ConnectionJourneyTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Redmine_is_connected_tried_and_read()
    {
        Assert.SkipWhen(RedmineServer.Missing is not null, RedmineServer.Missing ?? "");
        await using var redmine = await RedmineServer.StartAsync();
        var id = await redmine.OpenAsync("Printer jams on every second page");
        var tenant = await DeskTenant.AddAsync(browser.Services, DateTimeOffset.UtcNow, "connected");
        await Operators.AddAsync(browser.Services, tenant.TenantId, "connector", [.. ConsoleRole.All]);
        await using var window = await browser.OpenWindowAsync();
        var page = await SignInAsync(window, "/admin/connections", "connector", width: 1366);
        await page.GetByText("No ticket system is connected").WaitForAsync();
        await CheckInBothThemesAsync(page, "connections-empty");

        await page.GetByRole(AriaRole.Button, new() { Name = "Add a connection" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Redmine");
        await page.GetByLabel("Web address").FillAsync(redmine.Address);
        await page.GetByLabel("API key").FillAsync("wrong");
        await page.GetByLabel("Prefix of case numbers").FillAsync("RM");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try the connection" }).ClickAsync();
        await page.GetByText("The key is not accepted").WaitForAsync();
        await page.GetByLabel("API key").FillAsync(redmine.KeyOf("svc"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Try the connection" }).ClickAsync();
        await page.GetByText("It signs in as svc").WaitForAsync();
        await page.GetByLabel("In Progress").SelectOptionAsync("working");
        await CheckInBothThemesAsync(page, "connection-tried");
        await page.SetViewportSizeAsync(390, 860);
        await CheckInBothThemesAsync(page, "connection-tried-390");
        await page.SetViewportSizeAsync(1366, 860);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("The connection is saved.").WaitForAsync();

        var sync = browser.Services.GetRequiredService<SyncTickets>();
        var read = await sync.RunAsync(Actor.Job(tenant.TenantId), new(new JobProgress()), TestContext.Current.CancellationToken);
        read.IsOk.ShouldBeTrue(read.Error?.Message);
        await page.GetByText("up to date").WaitForAsync();
        await CheckInBothThemesAsync(page, "connections");
        await OpenAsync(page, $"/cases/RM-{id}");
        var link = page.GetByRole(AriaRole.Link, new() { Name = $"#{id} in Redmine" });
        (await link.GetAttributeAsync("href")).ShouldBe($"{redmine.Address}issues/{id}");
        await CheckInBothThemesAsync(page, "connected-case");
    }
}
