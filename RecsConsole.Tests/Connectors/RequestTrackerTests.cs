using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Features.Connections.Editing;
using RecsConsole.Tests.Features.Connections;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Connectors;

/// <summary>The connector against a real Request Tracker 5.</summary>
[Collection(TicketServerTestGroup.Name)]
public sealed class RequestTrackerTests(SharedRt server, ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(15)]
    [InlineData(40, Traits = ["Speed", "Slow"])]
    public async Task Tickets_arrive_once_though_the_job_is_stopped_midway(int many)
    {
        var rt = await server.OpenAsync();
        await using var desk = await ConnectAsync(rt);
        for (var i = 1; i <= many; i++)
        {
            await rt.OpenAsync($"Printer jams {i}");
        }

        await desk.StopMidwayAsync(many / 5);
        var before = await desk.LinksAsync();
        before.ShouldBeInRange(many / 5, many - 1);
        var clock = Stopwatch.StartNew();
        await desk.SyncAsync();
        clock.Stop();

        (await desk.LinksAsync()).ShouldBe(many);
        (await desk.SyncAsync()).Changed.ShouldBe(0);
        await using var db = desk.World.Open();
        (await db.CaseEvents.CountAsync(each => each.Activity == "opened" && each.EventKey.StartsWith("remote:"), Token)).ShouldBe(many);
        var speed = (many - before) / clock.Elapsed.TotalSeconds;
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{many - before} tickets in {clock.Elapsed.TotalSeconds:0.0} s: {speed:0} a second"
            )
        );
    }

    [Fact]
    public async Task Step_is_carried_there_once_and_what_is_done_there_arrives_though_the_server_stops()
    {
        var rt = await server.OpenAsync();
        await using var desk = await ConnectAsync(rt);
        var id = await rt.OpenAsync("Printer jams");
        await desk.SyncAsync();
        await desk.AcceptAsync(id);

        await rt.StopAsync();
        (await desk.CarryLaterAsync()).ShouldBe(0);
        (await desk.TrySyncAsync()).IsOk.ShouldBeFalse();
        await rt.StartAgainAsync();
        (await desk.CarryLaterAsync()).ShouldBe(1);
        (await desk.CarryLaterAsync()).ShouldBe(0);
        await desk.SyncAsync();

        (await rt.ReadAsync(id))!["Status"]!.ToString().ShouldBe("open");
        (await rt.HistoryAsync(id)).ShouldBe(["Status", "Comment"]);
        (await desk.EventsAsync(id)).Select(each => each.Activity).ShouldBe(["opened", "ask", RemoteEvents.Carried]);

        await desk.TakeAsync(id);
        (await desk.CarryLaterAsync()).ShouldBe(1);
        (await desk.CarryLaterAsync()).ShouldBe(0);
        (await rt.ReadAsync(id))!["Owner"]!["id"]!.ToString().ShouldBe("agent");

        await rt.WriteAsync(id, "correspond", "Replaced the roller.");
        await rt.ChangeAsync(id, "Status", "resolved");
        await desk.SyncAsync();
        await desk.SyncAsync();

        (await desk.CaseAsync(id)).Status.ShouldBe("resolved");
        (await desk.EventsAsync(id))
            .Select(each => each.Activity)
            .ShouldBe(["opened", "ask", RemoteEvents.Carried, "assigned", RemoteEvents.OwnerCarried, "reply", RemoteEvents.Status]);
    }

    [Fact]
    public async Task Due_date_there_is_the_deadline_here()
    {
        var rt = await server.OpenAsync();
        await using var desk = await ConnectAsync(rt);
        var due = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddDays(30).ToUnixTimeSeconds());
        var (id, other) = (await rt.OpenAsync("Printer jams"), await rt.OpenAsync("Never due"));
        await rt.ChangeAsync(id, "Due", due.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));

        await desk.SyncAsync();

        (await desk.CaseAsync(id)).SlaDeadline.ShouldBe(due);
        (await desk.CaseAsync(other)).SlaDeadline.ShouldBeNull("unset is 1970 there");
    }

    [Fact]
    public async Task People_fields_and_words_are_read_from_the_queue_that_was_named()
    {
        var rt = await server.OpenAsync();
        await using var desk = await ConnectAsync(rt);
        var id = await rt.OpenAsync("Printer jams", "On every second page.");
        await rt.OpenAsync("Not ours", queue: "Other");
        await rt.WriteAsync(id, "correspond", "Since Monday.", "priya");
        var picture = new[]
        {
            new
            {
                FileName = "jam.png",
                FileType = "image/png",
                FileContent = Convert.ToBase64String(new byte[500]),
            },
        };
        await rt.WriteAsync(id, "comment", "<p>For <b>us</b></p><p>alone: Zürich</p>", type: "text/html", files: picture);
        await rt.ChangeAsync(id, "Owner", "agent");
        await rt.ChangeAsync(id, "Priority", "100");

        await desk.SyncAsync();

        await using var db = desk.World.Open();
        (await db.TicketLinks.CountAsync(Token)).ShouldBe(1);
        var row = await desk.CaseAsync(id);
        (row.Title, row.Description, row.Product, row.Priority).ShouldBe(("Printer jams", "On every second page.", RtServer.Queue, 1));
        (row.ContactName, row.ContactAddress).ShouldBe(("Priya Nair", "priya@test.example"));
        row.AssigneeId.ShouldBe(desk.World.Here.Agent.PersonId);
        row.CustomFieldsJson.ShouldContain("\"Severity\":\"high\"");
        (await desk.EventsAsync(id))
            .Select(each => each.Activity)
            .ShouldBe(["opened", "message_received", RemoteEvents.Status, "note"], "it opens a ticket that is written on by itself");
        (await db.Notes.SingleAsync(Token)).Text.ShouldBe("For us\nalone: Zürich\n\n(Only in Tickets: jam.png)");
        (await db.Messages.SingleAsync(Token)).Text.ShouldBe("Since Monday.");
    }

    [Fact]
    public async Task What_it_refuses_with_a_yes_is_undone_and_nothing_is_written()
    {
        var rt = await server.OpenAsync();
        var id = await rt.OpenAsync("Printer jams");
        await using (var desk = await ConnectAsync(rt, "reader"))
        {
            await desk.SyncAsync();
            await desk.AcceptAsync(id);
            (await desk.CarryLaterAsync()).ShouldBe(0);
            (await desk.EventsAsync(id))[^1].Activity.ShouldBe(RemoteEvents.Refused);
            (await desk.CaseAsync(id)).Status.ShouldBe("new");

            await desk.TakeAsync(id);
            (await desk.CarryLaterAsync()).ShouldBe(0);
            (await desk.EventsAsync(id))[^1].Activity.ShouldBe(RemoteEvents.OwnerRefused);
            (await desk.CaseAsync(id)).AssigneeId.ShouldBeNull();
        }

        await using var other = await ConnectAsync(rt, working: "nonsense");
        await other.SyncAsync();
        await other.AcceptAsync(id);
        (await other.CarryLaterAsync()).ShouldBe(0);

        (await other.EventsAsync(id))[^1].AttributesJson.ShouldContain("nonsense");
        (await other.CaseAsync(id)).Status.ShouldBe("new");
        (await rt.HistoryAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Preview_says_who_signs_in_and_names_a_wrong_token_and_a_queue_that_is_not_there()
    {
        var rt = await server.OpenAsync();
        await using var desk = await TicketDesk.CreateEmptyAsync();
        await rt.OpenAsync("Printer jams");
        var preview = desk.World.Get<PreviewConnection>();
        var asked = new PreviewConnectionRequest(null, "rt", rt.Address, rt.TokenOf("svc"), RtServer.Queue);

        var good = await preview.RunAsync(desk.Admin, asked, Token);

        good.IsOk.ShouldBeTrue(good.Error?.Message);
        (good.Value.Site.Account, good.Value.Tickets.Single().Subject).ShouldBe(("svc", "Printer jams"));
        good.Value.Site.Statuses.Select(status => status.Id).ShouldBe(["new", "open", "stalled", "resolved", "rejected"]);
        good.Value.Site.Queues.ShouldBe([RtServer.Queue]);
        (await preview.RunAsync(desk.Admin, asked with { Queue = null }, Token)).Value!.Site.Queues.ShouldContain(RtServer.Queue);
        (await preview.RunAsync(desk.Admin, asked with { Secret = "1-1-wrong" }, Token)).Error!.Message.ShouldBe(
            "The key was not accepted"
        );
        (await preview.RunAsync(desk.Admin, asked with { Queue = "Desk" }, Token)).Error!.Message.ShouldContain("no queue “Desk”");
    }

    internal static async Task<TicketDesk> ConnectAsync(RtServer rt, string account = "svc", string working = "open")
    {
        var desk = await TicketDesk.CreateEmptyAsync();
        desk.World.Database.Clock.Set(DateTimeOffset.UtcNow);
        await desk.ConnectAsync(
            TicketDesk.Request("rt", rt.Address, rt.TokenOf(account)) with
            {
                Queue = RtServer.Queue,
                Statuses = [new("new", "new", "new"), new(working, working, "working"), new("resolved", "resolved", "resolved")],
            }
        );
        return desk;
    }
}
