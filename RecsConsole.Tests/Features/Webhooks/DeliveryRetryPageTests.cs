using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Keys;
using RecsConsole.Components.Layout;
using RecsConsole.Database;
using RecsConsole.Features.Drafts;
using RecsConsole.Features.Webhooks;
using RecsConsole.Features.Webhooks.Sending;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Webhooks;

/// <summary>An event that was given up is sent again from the page of webhooks; readers see it without a button.</summary>
public sealed class DeliveryRetryPageTests : BunitContext
{
    private const string Rows = "#delivery-list tbody tr";
    private const string SendAgain = "#delivery-list button[aria-label^='Send again: ']";

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Event_that_was_given_up_is_sent_again()
    {
        await using var desk = await WithGivenUpAsync();
        var page = await ShowAsync(desk, desk.Admin);

        await page.Find(SendAgain).ClickAsync(new());

        await page.WaitForAssertionAsync(() =>
            page.Find("p[role=status]").TextContent.ShouldBe("The event is being sent to \"Ledger\" again.")
        );
        page.FindAll("[role=alert]").ShouldBeEmpty();
        (await desk.SendAsync()).ShouldBe(1);
        (await desk.OnlyDeliveryAsync()).State.ShouldBe(WebhookState.Delivered);
        (await TrailAsync(desk)).ShouldBe(["done"]);
    }

    [Fact]
    public async Task Reader_sees_the_event_and_no_button()
    {
        await using var desk = await WithGivenUpAsync();
        var auditor = await TrailWorld.AddPersonAsync(desk.World, "auditor");

        var page = await ShowAsync(desk, auditor, isReadOnly: true);

        page.FindAll("#delivery-list td.acts button").ShouldBeEmpty();
    }

    [Fact]
    public async Task Person_who_lost_the_right_with_the_page_open_is_refused()
    {
        await using var desk = await WithGivenUpAsync();
        var auditor = await TrailWorld.AddPersonAsync(desk.World, "auditor");
        var page = await ShowAsync(desk, auditor);

        await page.Find(SendAgain).ClickAsync(new());

        await page.WaitForAssertionAsync(() => page.FindAll("[role=alert]").Count.ShouldBe(1));
        (await desk.SendAsync()).ShouldBe(0);
        (await TrailAsync(desk)).ShouldBe(["denied"]);
    }

    private async Task<IRenderedComponent<WebhooksPage>> ShowAsync(WebhookDesk desk, Actor actor, bool isReadOnly = false)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var services = desk.World.Database.Services.CreateScope().ServiceProvider;
        await SignedIn.ServeToAsync(Services, services, actor);
        Services.AddCascadingValue(_ => new KeyMap());
        Services.AddFallbackServiceProvider(services);
        var page = Render<WebhooksPage>(set => set.AddCascadingValue(AdministrationReading.IsReadOnly, isReadOnly));
        await page.WaitForAssertionAsync(() => page.FindAll(Rows).Count.ShouldBe(1));
        return page;
    }

    private static async Task<WebhookDesk> WithGivenUpAsync()
    {
        var desk = await WebhookDesk.CreateAsync(add: services => services.AddDrafts());
        await desk.AcceptAsync();
        desk.Receiver.Status = 500;
        for (var i = 0; i <= WebhookRetries.MaxAttempts; i++)
        {
            await desk.SendLaterAsync(TimeSpan.FromHours(13));
        }

        desk.Receiver.Status = 200;
        return desk;
    }

    private static async Task<List<string>> TrailAsync(WebhookDesk desk)
    {
        await using var db = desk.World.Open();
        return await db.AuditEntries.Where(row => row.Operation == "retry.delivery").Select(row => row.Outcome).ToListAsync(Token);
    }
}
