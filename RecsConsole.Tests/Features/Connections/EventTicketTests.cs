using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors.Events;
using RecsConsole.Database;
using RecsConsole.Features.Connections.Editing;
using RecsConsole.Features.Connections.Receiving;
using RecsConsole.Platform;
using RecsConsole.Platform.Signatures;
using RecsConsole.Tests.Features.Webhooks;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>Any ticket system by events: changes arrive in any order and once; decisions are posted back once, signed.</summary>
public sealed class EventTicketTests
{
    private static readonly string s_secret = WebhookSecretForm.Of(Encoding.UTF8.GetBytes("a secret of the tests, 32 bytes!"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Conversation_owner_and_fields_follow_the_events_and_what_they_leave_out_stays()
    {
        await using var desk = await ConnectAsync("https://tickets.example/hook");
        var start = desk.World.Database.Clock.GetUtcNow();
        await SendAsync(
            desk,
            "1",
            """
            {"ticket":{"id":"7","subject":"Printer jams","status":"New","severity":"S1",
            "author":{"name":"Priya","address":"priya@acme.example"}}}
            """
        );
        await SendAsync(
            desk,
            "2",
            """{"ticket":{"id":"7","owner":{"address":"agent@test.example"}},"message":{"id":"m1","text":"Looking at it."}}"""
        );
        await SendAsync(
            desk,
            "3",
            """{"ticket":{"id":"7"},"message":{"id":"m2","text":"Known bug.","private":true,"author":{"name":"Tom"}}}"""
        );
        // the same message in a later event, with a new status
        await SendAsync(desk, "4", """{"ticket":{"id":"7","status":"Open"},"message":{"id":"m1","text":"Looking at it."}}""");

        var row = await desk.CaseAsync("7");
        (row.Title, row.Status, row.AssigneeId, row.ContactAddress).ShouldBe(
            ("Printer jams", "working", desk.World.Here.Agent.PersonId, "priya@acme.example")
        );
        row.OpenedAt.ShouldBe(start, TimeSpan.FromSeconds(2));
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson)!["Severity"].ShouldBe("S1");
        await using var db = desk.World.Open();
        (await db.Messages.SingleAsync(Token)).Text.ShouldBe("Looking at it.");
        (await db.Notes.SingleAsync(Token)).Text.ShouldBe("Known bug.");
    }

    [Fact]
    public async Task Older_event_that_arrives_late_changes_no_state()
    {
        await using var desk = await ConnectAsync("https://tickets.example/hook");
        await SendAsync(desk, "1", """{"ticket":{"id":"7","subject":"Jam","status":"Open","updated":"2026-03-01T10:00:00Z"}}""");

        await SendAsync(
            desk,
            "2",
            """{"ticket":{"id":"7","subject":"Old","status":"New","updated":"2026-03-01T09:00:00Z"},"message":{"id":"m","text":"Late."}}"""
        );

        var row = await desk.CaseAsync("7");
        (row.Title, row.Status).ShouldBe(("Jam", "working"));
        await using var db = desk.World.Open();
        (await db.Messages.SingleAsync(Token)).Text.ShouldBe("Late.");
    }

    [Fact]
    public async Task Due_date_of_an_event_is_the_deadline_until_an_event_takes_it_back()
    {
        await using var desk = await ConnectAsync("https://tickets.example/hook");
        var due = DateTimeOffset.FromUnixTimeSeconds(desk.World.Database.Clock.GetUtcNow().AddDays(1).ToUnixTimeSeconds());
        var told = due.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await SendAsync(desk, "1", $$$"""{"ticket":{"id":"7","subject":"Jam","status":"Open","due":{{{told}}}}}""");

        await SendAsync(desk, "2", """{"ticket":{"id":"7","subject":"Printer jams"}}""");
        var stays = await desk.CaseAsync("7");
        await SendAsync(desk, "3", """{"ticket":{"id":"7","due":null}}""");

        (stays.Title, stays.SlaDeadline).ShouldBe(("Printer jams", due));
        (await desk.CaseAsync("7")).SlaDeadline.ShouldBeNull();
    }

    [Fact]
    public async Task Event_without_a_time_that_is_applied_late_changes_no_later_state()
    {
        await using var desk = await ConnectAsync("https://tickets.example/hook");
        var request = (await desk.World.Get<ListConnections>().RunAsync(desk.Admin, Token)).Value!.Lines.Single().Settings;
        var first = """{"ticket":{"id":"7","subject":"Old","status":"New","private":"perhaps"}}""";
        await SendAsync(desk, "1", first, isApplied: false);
        await SendAsync(desk, "2", """{"ticket":{"id":"7","subject":"Jam","status":"Open"}}""");

        // mended, and the sender signs the first one anew
        var mapping = TicketMapping.Read(request.Mapping).With(TicketFields.IsPrivate, "ticket.hidden");
        var mended = request with { Mapping = mapping.Write() };
        (await desk.World.Get<SaveConnection>().RunAsync(desk.Admin, mended, Token)).IsOk.ShouldBeTrue();
        await SendAsync(desk, "1", first);

        var row = await desk.CaseAsync("7");
        (row.Title, row.Status).ShouldBe(("Jam", "working"));
    }

    [Fact]
    public async Task Time_of_the_whole_event_counts_where_its_ticket_has_none()
    {
        await using var desk = await ConnectAsync("https://tickets.example/hook");
        await SendAsync(desk, "2", """{"timestamp":"2026-03-01T10:00:00Z","ticket":{"id":"7","subject":"Jam","status":"Open"}}""");

        await SendAsync(desk, "1", """{"timestamp":"2026-03-01T09:00:00Z","ticket":{"id":"7","subject":"Old","status":"New"}}""");

        var row = await desk.CaseAsync("7");
        (row.Title, row.Status).ShouldBe(("Jam", "working"));
    }

    [Fact]
    public async Task Failed_event_is_applied_once_its_mapping_is_mended()
    {
        await using var desk = await ConnectAsync("https://tickets.example/hook");
        var request = (await desk.World.Get<ListConnections>().RunAsync(desk.Admin, Token)).Value!.Lines.Single().Settings;
        await SendAsync(desk, "1", """{"issue":{"key":"A-9","subject":"Jam"}}""", isApplied: false);

        var mapping = TicketMapping.Read(request.Mapping).With(TicketFields.Id, "issue.key").With(TicketFields.Subject, "$.issue.subject");
        var mended = request with { Mapping = mapping.Write() };
        (await desk.World.Get<SaveConnection>().RunAsync(desk.Admin, mended, Token)).IsOk.ShouldBeTrue();
        var read = await desk.SyncAsync();

        (read.Read, read.Changed, read.Failed).ShouldBe((1, 1, 0));
        (await desk.CaseAsync("A-9")).Title.ShouldBe("Jam");
        (await desk.SyncAsync()).Read.ShouldBe(0);
    }

    [Fact]
    public async Task Accepted_step_is_posted_once_and_signed_though_the_answer_is_lost()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var desk = await ConnectAsync(receiver.Address.Split('?')[0]);
        await SendAsync(desk, "1", """{"ticket":{"id":"7","subject":"Printer jams 7","type":"printer","status":"New"}}""");
        await desk.AcceptAsync("7");
        receiver.LosesAnswer = true;
        (await desk.CarryLaterAsync()).ShouldBe(0);
        receiver.LosesAnswer = false;

        (await desk.CarryLaterAsync()).ShouldBe(1);
        (await desk.CarryLaterAsync()).ShouldBe(0);

        receiver.Effects.ShouldHaveSingleItem().ShouldBe("ticket.write");
        var told = receiver.Received.Last();
        var at = WebhookSignature.TimeOf(told.Timestamp)!.Value;
        WebhookSignature.Matches(s_secret, told.Id, at, Encoding.UTF8.GetBytes(told.Body), told.Signature).ShouldBeTrue();
        using var json = JsonDocument.Parse(told.Body);
        json.RootElement.GetProperty("ticket").GetString().ShouldBe("7");
        json.RootElement.GetProperty("status").GetString().ShouldBe("Open");
        json.RootElement.GetProperty("note").GetString()!.ShouldStartWith("Done: Do ask");
        (await desk.EventsAsync("7")).Select(each => each.Activity).ShouldContain(RemoteEvents.Carried);
    }

    [Fact]
    public async Task Step_that_is_refused_there_is_undone_here()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var desk = await ConnectAsync(receiver.Address.Split('?')[0]);
        await SendAsync(desk, "1", """{"ticket":{"id":"7","subject":"Printer jams 7","type":"printer","status":"New"}}""");
        await desk.AcceptAsync("7");
        receiver.Status = 422;

        await desk.CarryLaterAsync();

        (await desk.CaseAsync("7")).Status.ShouldBe("new");
        await using var db = desk.World.Open();
        (await db.Outbox.SingleAsync(Token)).State.ShouldBe(CarryState.Declined);
    }

    [Fact]
    public async Task Events_are_forgotten_after_a_month_and_unapplied_content_after_a_week()
    {
        await using var desk = await ConnectAsync("https://tickets.example/hook");
        await SendAsync(desk, "1", """{"ticket":{"id":"7","subject":"Jam"}}""");
        await SendAsync(desk, "2", """{"ticket":{"subject":"no number"}}""", isApplied: false);

        desk.World.Database.Clock.Advance(PendingDeliveries.Kept + TimeSpan.FromMinutes(1));
        await desk.SyncAsync();
        await using (var db = desk.World.Open())
        {
            (await db.IncomingDeliveries.AnyAsync(row => row.Body != null, Token)).ShouldBeFalse();
            (await db.IncomingDeliveries.CountAsync(Token)).ShouldBe(2);
        }

        desk.World.Database.Clock.Advance(PendingDeliveries.Known);
        await desk.SyncAsync();

        await using var after = desk.World.Open();
        (await after.IncomingDeliveries.AnyAsync(Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Content_for_a_connection_that_is_switched_off_is_forgotten_as_well()
    {
        await using var desk = await ConnectAsync("https://tickets.example/hook");
        await SendAsync(desk, "1", """{"ticket":{"subject":"no number"}}""", isApplied: false);
        await using (var db = desk.World.Open())
        {
            (await db.Connections.SingleAsync(Token)).IsEnabled = false;
            await db.SaveChangesAsync(Token);
        }

        desk.World.Database.Clock.Advance(PendingDeliveries.Kept + TimeSpan.FromMinutes(1));
        await desk.SyncAsync();

        await using var after = desk.World.Open();
        (await after.IncomingDeliveries.SingleAsync(Token)).Body.ShouldBeNull();
    }

    [Fact]
    public async Task Weak_secret_and_a_mapping_without_a_number_are_refused()
    {
        await using var desk = await TicketDesk.CreateEmptyAsync();
        var request = Request("https://tickets.example/hook");
        SaveConnectionRequest[] wrong =
        [
            request with
            {
                Secret = "whsec_c2hvcnQ=",
            },
            request with
            {
                Secret = "a long secret without the form of the standard",
            },
            request with
            {
                Mapping = "subject = ticket.subject",
            },
            request with
            {
                Mapping = "id = ticket..id",
            },
            request with
            {
                Mapping = "nonsense = ticket.id",
            },
        ];

        foreach (var each in wrong)
        {
            (await desk.World.Get<SaveConnection>().RunAsync(desk.Admin, each, Token)).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        }
    }

    private static async Task<TicketDesk> ConnectAsync(string address)
    {
        var desk = await TicketDesk.CreateEmptyAsync();
        await desk.ConnectAsync(Request(address));
        return desk;
    }

    private static SaveConnectionRequest Request(string address) =>
        TicketDesk.Request(EventTickets.KindKey, address, s_secret) with
        {
            Statuses = [new("New", "New", "new"), new("Open", "Open", "working"), new("Done", "Done", "resolved")],
            Mapping = TicketMapping.Standard.WithOwn("Severity = ticket.severity").Write(),
        };

    private static async Task SendAsync(TicketDesk desk, string id, string body, bool isApplied = true)
    {
        desk.World.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        var at = desk.World.Database.Clock.GetUtcNow();
        var bytes = Encoding.UTF8.GetBytes(body);
        var signature = WebhookSignature.Of([s_secret], id, at, bytes);
        var received = await desk
            .World.Get<ReceiveDelivery>()
            .RunAsync(
                Actor.Job(desk.World.Here.TenantId),
                new(desk.ConnectionId, id, WebhookSignature.Seconds(at), signature, bytes),
                Token
            );
        received.IsOk.ShouldBeTrue(received.Error?.Message);
        received.Value!.IsApplied.ShouldBe(isApplied);
    }
}
