using System.Text;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Layout;
using RecsConsole.Connectors.Events;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Mined;
using RecsConsole.Features.Connections;
using RecsConsole.Features.Embed;
using RecsConsole.Platform;
using RecsConsole.Platform.Signatures;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections.Listing;

/// <summary>What failed is tried again from the page of connections, which says what came of it; readers have no buttons for it.</summary>
public sealed class ConnectionRetryPageTests : BunitContext
{
    private const string Ticket = "button[aria-label='Try ticket 1 again']";
    private const string Write = "button[aria-label='Try ticket 12 again']";
    private const string Event = "button[aria-label='Try event event-1 again']";
    private static readonly DateTimeOffset s_then = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ticket_that_could_not_be_imported_is_tried_again()
    {
        await using var desk = await WithFailedTicketAsync();
        var page = await ShowAsync(desk, desk.Admin, Ticket);

        await page.Find(Ticket).ClickAsync(new());

        await page.WaitForAssertionAsync(() => SaidBy(page).ShouldBe("Trying ticket 1 again."));
        await using var db = desk.World.Open();
        (await db.TicketLinks.SingleAsync(link => link.TicketId == "1", Token)).Attempts.ShouldBe(0);
        (await TrailAsync(db, "retry.ticket")).ShouldBe(["connection done"]);
    }

    [Fact]
    public async Task Entry_that_could_not_be_written_is_tried_again()
    {
        await using var desk = await WithUnwrittenStepAsync();
        var page = await ShowAsync(desk, desk.Admin, Write);

        await page.Find(Write).ClickAsync(new());

        await page.WaitForAssertionAsync(() => SaidBy(page).ShouldBe("Trying ticket 12 again."));
        await using var db = desk.World.Open();
        (await db.Outbox.SingleAsync(Token)).NextAttemptAt.ShouldBe(desk.World.Database.Clock.GetUtcNow());
        (await TrailAsync(db, "retry.write")).ShouldBe(["connection done"]);
    }

    [Fact]
    public async Task Event_that_could_not_be_applied_is_tried_again()
    {
        await using var desk = await WithFailedEventAsync();
        var page = await ShowAsync(desk, desk.Admin, Event);

        await page.Find(Event).ClickAsync(new());

        await page.WaitForAssertionAsync(() => SaidBy(page).ShouldContain("event-1"));
        await using var db = desk.World.Open();
        (await db.IncomingDeliveries.SingleAsync(Token)).Attempts.ShouldBe(0);
        (await TrailAsync(db, "retry.received")).ShouldBe(["connection done"]);
    }

    [Fact]
    public async Task What_was_tried_meanwhile_is_said_and_changes_nothing()
    {
        await using var desk = await WithFailedTicketAsync();
        var page = await ShowAsync(desk, desk.Admin, Ticket);
        await using (var db = desk.World.Open())
        {
            (await db.TicketLinks.SingleAsync(Token)).Error = null;
            await db.SaveChangesAsync(Token);
        }

        await page.Find(Ticket).ClickAsync(new());

        await page.WaitForAssertionAsync(() => page.FindAll("[role=alert]").Count.ShouldBe(1));
        page.FindAll(Ticket).ShouldBeEmpty("the list was read again");
        await using var after = desk.World.Open();
        (await TrailAsync(after, "retry.ticket")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reader_sees_what_failed_and_no_button()
    {
        await using var desk = await WithFailedTicketAsync();
        var auditor = await TrailWorld.AddPersonAsync(desk.World, "auditor");

        var page = await ShowAsync(desk, auditor, "section[aria-label='Tickets'] li", isReadOnly: true);

        page.Find("section[aria-label='Tickets'] li").TextContent.ShouldContain("hidden");
        page.FindAll("button").ShouldBeEmpty();
    }

    [Fact]
    public async Task Person_who_lost_the_right_with_the_page_open_is_refused()
    {
        await using var desk = await WithFailedTicketAsync();
        var auditor = await TrailWorld.AddPersonAsync(desk.World, "auditor");
        var page = await ShowAsync(desk, auditor, Ticket);
        int before;
        await using (var db = desk.World.Open())
        {
            before = (await db.TicketLinks.SingleAsync(Token)).Attempts;
        }

        await page.Find(Ticket).ClickAsync(new());

        await page.WaitForAssertionAsync(() => page.FindAll("[role=alert]").Count.ShouldBe(1));
        await using var after = desk.World.Open();
        (await after.TicketLinks.SingleAsync(Token)).Attempts.ShouldBe(before);
        (await TrailAsync(after, "retry.ticket")).ShouldHaveSingleItem().ShouldEndWith(" denied");
    }

    private async Task<IRenderedComponent<ConnectionsPage>> ShowAsync(TicketDesk desk, Actor actor, string shown, bool isReadOnly = false)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        ComponentFactories.AddStub<EmbedParents>(); // both have their own tests
        ComponentFactories.AddStub<MinedFromHistory>();
        var services = desk.World.Database.Services.CreateScope().ServiceProvider;
        await SignedIn.ServeToAsync(Services, services, actor);
        Services.AddFallbackServiceProvider(services);
        var page = Render<ConnectionsPage>(set => set.AddCascadingValue(AdministrationReading.IsReadOnly, isReadOnly));
        await page.WaitForAssertionAsync(() => page.FindAll(shown).Count.ShouldBe(1));
        return page;
    }

    private static string SaidBy(IRenderedComponent<ConnectionsPage> page) => page.Find(".do [role=status]").TextContent;

    // the job that then reads has an entry of its own
    private static Task<List<string>> TrailAsync(ConsoleDbContext db, string operation) =>
        db
            .AuditEntries.Where(row => row.Operation == operation && row.ObjectKind != "job")
            .Select(row => row.ObjectKind + " " + row.Outcome)
            .ToListAsync(Token);

    private static async Task<TicketDesk> WithFailedTicketAsync()
    {
        var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("1", s_then);
        desk.Tickets.Hidden.Add("1");
        await desk.SyncAsync();
        return desk;
    }

    private static async Task<TicketDesk> WithUnwrittenStepAsync()
    {
        var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("12", s_then);
        await desk.SyncAsync();
        await desk.AcceptAsync("12");
        desk.Tickets.IsAway = true;
        await desk.CarryLaterAsync();
        return desk;
    }

    private static async Task<TicketDesk> WithFailedEventAsync()
    {
        var desk = await TicketDesk.CreateEmptyAsync();
        var secret = WebhookSecretForm.Of(Encoding.UTF8.GetBytes("a secret of the tests, 32 bytes!"));
        var request = TicketDesk.Request(EventTickets.KindKey, "https://tickets.example/hook", secret) with
        {
            Statuses = [new("New", "New", "new"), new("Open", "Open", "working"), new("Done", "Done", "resolved")],
            Mapping = TicketMapping.Standard.Write(),
        };
        await desk.ConnectAsync(request);
        await using var db = desk.World.Open();
        var now = desk.World.Database.Clock.GetUtcNow();
        db.IncomingDeliveries.Add(
            new()
            {
                TenantId = desk.World.Here.TenantId,
                ConnectionId = desk.ConnectionId,
                EventId = "event-1",
                SentAt = now,
                At = now,
                Body = "kept",
                Attempts = 5,
                Error = StoredText.Sentence("no number").Stored,
            }
        );
        await db.SaveChangesAsync(Token);
        return desk;
    }
}
