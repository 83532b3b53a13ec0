using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Security;
using RecsConsole.Features.Security.Alerts;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security.Leaks;

/// <summary>What the page of alerts shows: no alert, a case opened by emergency access, and only what its reader may know.</summary>
[Trait("Req", "R47")]
public sealed class AlertsPageTests : BunitContext
{
    private const string Reason = "Their plant stands still.";

    [Fact]
    public async Task Without_an_alert_the_page_says_when_one_would_appear()
    {
        await using var world = await ServeAsync(clearance: 3);

        var page = Render<AlertsPage>();

        await page.WaitForAssertionAsync(() => page.Find("h2").TextContent.ShouldBe("No alerts"));
        page.Markup.ShouldContain("opened in an emergency");
    }

    [Fact]
    public async Task Emergency_is_told_with_person_case_end_and_reason_and_marked_as_seen()
    {
        await using var world = await ServeAsync(clearance: 3);
        Open(await AddEmergencyAsync(world));

        var page = Render<AlertsPage>();

        await page.WaitForAssertionAsync(() => page.FindAll("article").Count.ShouldBe(1));
        page.Find("article").TextContent.ShouldContain("opened case T-1.");
        page.Find("article .reason").TextContent.ShouldContain(Reason);
        page.FindAll("article time").Count.ShouldBe(2);
        await page.Find("article button").ClickAsync(new());
        await page.WaitForAssertionAsync(() => page.Find("article .tag").TextContent.ShouldBe("Seen"));
        page.Find(".news").TextContent.ShouldBe("Marked as seen.");
    }

    [Fact]
    public async Task Reader_who_may_not_see_the_case_is_told_neither_its_key_nor_the_reason()
    {
        await using var world = await ServeAsync(clearance: 0);
        Open(await AddEmergencyAsync(world));

        var page = Render<AlertsPage>();

        await page.WaitForAssertionAsync(() => page.FindAll("article").Count.ShouldBe(1));
        page.Markup.ShouldContain("a case that you cannot see");
        page.Markup.ShouldNotContain("T-1");
        page.Markup.ShouldNotContain(Reason);
    }

    [Fact]
    public async Task Search_goes_to_the_address_and_says_when_nothing_matches()
    {
        await using var world = await ServeAsync(clearance: 3);
        await AddEmergencyAsync(world);
        var addresses = Services.GetRequiredService<NavigationManager>();
        addresses.NavigateTo(AlertFilter.Root);
        var page = Render<AlertsPage>();
        await page.WaitForAssertionAsync(() => page.FindAll("[data-row]").Count.ShouldBe(1));

        await page.Find("input[type=search]").ChangeAsync("of no alert");

        await page.WaitForAssertionAsync(() => page.Find("h2").TextContent.ShouldBe("No alert matches"));
        addresses.Uri.ShouldEndWith("/audit/alerts?q=of%20no%20alert");
    }

    private void Open(Guid alert) => Services.GetRequiredService<NavigationManager>().NavigateTo(new AlertFilter { Alert = alert }.Address);

    private static async Task<Guid> AddEmergencyAsync(DeskWorld world)
    {
        var (tenant, person, grant) = (world.Here.TenantId, world.Here.Agent.PersonId, Guid.NewGuid());
        var alert = Guid.NewGuid();
        var now = Timestamps.Round(world.Database.Clock.GetUtcNow());
        await using var db = world.Open();
        db.AccessGrants.Add(
            new()
            {
                TenantId = tenant,
                Id = grant,
                PersonId = person,
                ObjectKind = "case",
                ObjectKey = world.Here.CaseId.ToString("D"),
                IsBreakGlass = true,
                Reason = Reason,
                GrantedById = person,
                GrantedAt = now,
                ExpiresAt = now.AddMinutes(30),
            }
        );
        db.SecurityAlerts.Add(
            new()
            {
                TenantId = tenant,
                Id = alert,
                Kind = SecurityAlertKind.BreakGlass,
                At = now,
                WitnessJson =
                    $$"""{"case":"{{world.Here.CaseId:D}}","grant":"{{grant:D}}","person":"{{person:D}}","until":"{{now.AddMinutes(30):yyyy-MM-dd'T'HH:mm'Z'}}"}""",
            }
        );
        await db.SaveChangesAsync();
        return alert;
    }

    private async Task<DeskWorld> ServeAsync(int clearance)
    {
        JSInterop.Mode = JSRuntimeMode.Loose; // a browser without stored list settings
        var world = await DeskWorld.CreateAsync(replace: services => services.AddSecurity());
        var person = new PersonRow
        {
            TenantId = world.Here.TenantId,
            Id = Guid.NewGuid(),
            Key = "otto",
            DisplayName = "Otto",
            Roles = [ConsoleRole.Auditor],
            Clearance = clearance,
            TimeZone = "Europe/Berlin",
            IsActive = true,
        };
        await using (var db = world.Open())
        {
            db.People.Add(person);
            await db.SaveChangesAsync();
        }

        var services = world.Database.Services.CreateScope().ServiceProvider;
        await SignedIn.ServeToAsync(Services, services, new(world.Here.TenantId, person.Id));
        Services.AddSingleton(services.GetRequiredService<ChangePoller>());
        Services.AddSingleton(services.GetRequiredService<ListAlerts>());
        Services.AddSingleton(services.GetRequiredService<MarkAlertSeen>());
        Services.AddSingleton(services.GetRequiredService<AnswerAlert>());
        return world;
    }
}
