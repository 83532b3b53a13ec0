using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>A person with oversight reads an alert with its witness and acknowledges it.</summary>
public sealed class AlertTests(DemoDesk desk) : Journey
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark, Traits = ["Speed", "Slow"])]
    public async Task Alert_is_read_with_its_evidence_and_marked_as_seen(ColorScheme scheme)
    {
        await AddAlertAsync();
        var page = await desk.SignInAsync("Adele Winter", scheme);
        await OpenAsync(page, "/audit/alerts");
        await page.GetByRole(AriaRole.Row).Filter(new() { HasTextString = "New" }).GetByRole(AriaRole.Link).First.ClickAsync();
        var alert = page.GetByRole(AriaRole.Complementary, new() { Name = "Alert" });
        await Assertions.Expect(alert).ToContainTextAsync("Hidden data changed what was shown");

        await Assertions.Expect(alert).ToContainTextAsync("Evidence");
        await Assertions.Expect(alert).ToContainTextAsync("First difference");
        await CheckAsync(page, $"alert-{scheme}");
        await alert.GetByRole(AriaRole.Button, new() { NameString = "Mark as seen" }).ClickAsync();
        await Assertions.Expect(page.Locator("main p[role='status']").Last).ToContainTextAsync("Marked as seen");
        await Assertions.Expect(alert).ToContainTextAsync("seen by Adele Winter");
    }

    [Fact]
    public async Task Several_alerts_are_marked_as_seen_together()
    {
        await AddAlertAsync();
        await AddAlertAsync();
        var page = await desk.SignInAsync("Adele Winter");
        await OpenAsync(page, "/audit/alerts?seen=no");
        var alerts = page.GetByRole(AriaRole.Row).Filter(new() { HasTextString = "New" });
        await Assertions.Expect(alerts.Nth(1)).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all on this page" }).CheckAsync();
        await CheckInBothThemesAsync(page, "alerts-picked");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark as seen" }).ClickAsync();

        await Assertions.Expect(page.GetByText("alerts marked as seen.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("No alert matches")).ToBeVisibleAsync();
    }

    private async Task AddAlertAsync()
    {
        var tenantDb = desk.Services.GetRequiredService<TenantDb>();
        await using var all = await tenantDb.OpenWithoutTenantAsync(CancellationToken.None);
        var tenant = await all.Tenants.Where(row => row.Key == "brightline").Select(row => row.Id).SingleAsync();
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenant), CancellationToken.None);
        var document = await db.Documents.Select(row => row.Key).FirstAsync();
        db.SecurityAlerts.Add(
            new()
            {
                TenantId = tenant,
                Id = Guid.NewGuid(),
                Kind = SecurityAlertKind.Leak,
                At = Timestamps.Round(desk.Now),
                DecisionId = Guid.NewGuid(),
                WitnessJson =
                    $$"""{"caseId":"{{Guid.NewGuid()}}","actorId":"{{Guid.NewGuid()}}","run":"removed","object":"document:{{document}}","hidden":17,"stage":"similar_cases","asIs":"{{new string('a', 64)}}","otherwise":"{{new string('b', 64)}}","seed":42,"search":"words","engine":"1.4.0"}""",
            }
        );
        await db.SaveChangesAsync();
    }
}
