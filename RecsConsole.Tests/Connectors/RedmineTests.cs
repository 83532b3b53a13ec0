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

/// <summary>The connector against a real Redmine, which may behave differently from its documentation.</summary>
[Collection(TicketServerTestGroup.Name)]
public sealed class RedmineTests(SharedRedmine server, ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(25)]
    [InlineData(100, Traits = ["Speed", "Slow"])] // Redmine takes a second for each
    public async Task Tickets_arrive_once_though_the_job_is_stopped_midway(int many)
    {
        var redmine = await server.OpenAsync();
        await using var desk = await ConnectAsync(redmine);
        for (var i = 1; i <= many; i++)
        {
            await redmine.OpenAsync($"Printer jams {i}");
        }

        await desk.StopMidwayAsync(many / 5);
        var before = await desk.LinksAsync();
        before.ShouldBeInRange(many / 5, many - 1);
        var clock = Stopwatch.StartNew();
        var read = await desk.SyncAsync();
        clock.Stop();

        await using var db = desk.World.Open();
        (await db.Cases.CountAsync(row => row.Key.StartsWith("TK-"), Token)).ShouldBe(many);
        (await db.CaseEvents.CountAsync(each => each.Activity == "opened" && each.EventKey.StartsWith("remote:"), Token)).ShouldBe(many);
        (await desk.LinksAsync()).ShouldBe(many);
        (await desk.SyncAsync()).Changed.ShouldBe(0);
        var speed = (many - before) / clock.Elapsed.TotalSeconds;
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{many - before} new of {read.Read} tickets in {clock.Elapsed.TotalSeconds:0.0} s: {speed:0} a second"
            )
        );
    }

    [Fact]
    [Trait("Req", "R207")]
    public async Task Step_is_carried_there_once_and_what_is_done_there_arrives_though_the_server_stops()
    {
        var redmine = await server.OpenAsync();
        await using var desk = await ConnectAsync(redmine);
        var id = await redmine.OpenAsync("Printer jams");
        await desk.SyncAsync();
        await desk.AcceptAsync(id);

        // Redmine is stopped when the step is to be written, and when its tickets are to be read
        await redmine.StopAsync();
        (await desk.CarryLaterAsync()).ShouldBe(0);
        (await desk.TrySyncAsync()).IsOk.ShouldBeFalse();
        await redmine.StartAgainAsync();
        (await desk.CarryLaterAsync()).ShouldBe(1);
        (await desk.CarryLaterAsync()).ShouldBe(0);
        await desk.SyncAsync();

        var issue = await redmine.ReadAsync(id);
        issue["status"]!["name"]!.ToString().ShouldBe("In Progress");
        var journal = issue["journals"]!.AsArray().Where(each => each!["notes"] is not null).ShouldHaveSingleItem()!;
        journal["notes"]!.ToString().ShouldStartWith("Done: Do ask (Person agent)");
        journal["private_notes"]!.GetValue<bool>().ShouldBeTrue();
        (await desk.EventsAsync(id)).Select(each => each.Activity).ShouldBe(["opened", "ask", RemoteEvents.Carried]);

        await desk.TakeAsync(id);
        (await desk.CarryLaterAsync()).ShouldBe(1);
        (await desk.CarryLaterAsync()).ShouldBe(0);
        (await redmine.ReadAsync(id))["assigned_to"]!["id"]!.GetValue<int>().ShouldBe(redmine.IdOf("agent"));

        await redmine.ChangeAsync(id, new { status_id = redmine.StatusId("Resolved"), notes = "Replaced the roller." });
        await desk.SyncAsync();
        await desk.SyncAsync();

        (await desk.CaseAsync(id)).Status.ShouldBe("resolved");
        (await desk.EventsAsync(id))
            .Select(each => each.Activity)
            .ShouldBe(["opened", "ask", RemoteEvents.Carried, "assigned", RemoteEvents.OwnerCarried, "reply", RemoteEvents.Status]);
    }

    [Fact]
    public async Task People_fields_and_words_are_read_and_what_it_refuses_is_undone()
    {
        var redmine = await server.OpenAsync();
        await using var desk = await ConnectAsync(redmine);
        var id = await redmine.OpenAsync("Printer jams", "On every second page.");
        await redmine.ChangeAsync(id, new { notes = "Since Monday." }, "priya");
        await redmine.ChangeAsync(
            id,
            new
            {
                notes = "For us.",
                private_notes = true,
                assigned_to_id = redmine.IdOf("agent"),
            }
        );

        await desk.SyncAsync();

        var row = await desk.CaseAsync(id);
        (row.Title, row.Description, row.Product, row.Priority).ShouldBe(("Printer jams", "On every second page.", "Desk", 3));
        (row.ContactName, row.ContactAddress).ShouldBe(("Priya Nair", "priya@test.example"));
        row.AssigneeId.ShouldBe(desk.World.Here.Agent.PersonId);
        row.CustomFieldsJson.ShouldContain("\"Severity\":\"high\"");
        (await desk.EventsAsync(id)).Select(each => each.Activity).ShouldBe(["opened", "message_received", "note"]);

        await desk.AcceptAsync(id);
        await redmine.DeleteAsync(id);
        await desk.CarryLaterAsync();

        (await desk.CaseAsync(id)).Status.ShouldBe("new");
        (await desk.EventsAsync(id))[^1].Activity.ShouldBe(RemoteEvents.Refused);
    }

    [Fact]
    public async Task Due_date_there_is_the_deadline_here_until_it_is_taken_away()
    {
        var redmine = await server.OpenAsync();
        await using var desk = await ConnectAsync(redmine);
        var id = await redmine.OpenAsync("Printer jams");
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30);
        await redmine.ChangeAsync(id, new { due_date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });

        await desk.SyncAsync();
        var due = await desk.CaseAsync(id);
        await redmine.ChangeAsync(id, new { due_date = "" });
        await desk.SyncAsync();

        due.SlaDeadline.ShouldBe(new DateTimeOffset(day.ToDateTime(new TimeOnly(23, 59, 59)), TimeSpan.Zero));
        (await desk.CaseAsync(id)).SlaDeadline.ShouldBeNull();
        (await desk.EventsAsync(id)).Select(each => each.Activity).ShouldBe(["opened", RemoteEvents.Due, RemoteEvents.Due]);
    }

    [Fact]
    public async Task Preview_says_who_signs_in_and_a_wrong_key_is_named()
    {
        var redmine = await server.OpenAsync();
        await using var desk = await TicketDesk.CreateEmptyAsync();
        await redmine.OpenAsync("Printer jams");
        var preview = desk.World.Get<PreviewConnection>();
        var asked = new PreviewConnectionRequest(null, "redmine", redmine.Address, redmine.KeyOf("svc"), redmine.Project);

        var good = await preview.RunAsync(desk.Admin, asked, Token);
        var bad = await preview.RunAsync(desk.Admin, asked with { Secret = "wrong" }, Token);

        good.IsOk.ShouldBeTrue(good.Error?.Message);
        (good.Value.Site.Account, good.Value.Site.Statuses.Count, good.Value.Tickets.Single().Subject).ShouldBe(("svc", 6, "Printer jams"));
        bad.Error!.Message.ShouldBe("The key was not accepted");
        // nothing answers at this port
        (await preview.RunAsync(desk.Admin, asked with { Address = "http://127.0.0.1:1/" }, Token)).Error!.Message.ShouldContain(
            "cannot be reached"
        );
    }

    [Fact]
    public async Task Private_note_of_an_account_that_may_write_none_is_not_written_for_everybody()
    {
        var redmine = await server.OpenAsync();
        var id = await redmine.OpenAsync("Printer jams");
        await using (var desk = await ConnectAsync(redmine, "scribe"))
        {
            await desk.SyncAsync();
            await desk.AcceptAsync(id);
            (await desk.CarryLaterAsync()).ShouldBe(0);

            (await redmine.ReadAsync(id))["journals"]!.AsArray().ShouldBeEmpty();
            (await desk.EventsAsync(id))[^1].AttributesJson.ShouldContain("PrivateNotesNotAllowed");
            (await desk.CaseAsync(id)).Status.ShouldBe("new");

            // it sees nobody's address, so nobody there can be the assignee
            await desk.TakeAsync(id);
            await desk.CarryLaterAsync();
            (await desk.EventsAsync(id))[^1].Activity.ShouldBe(RemoteEvents.OwnerUnknown);
            (await redmine.ReadAsync(id))["assigned_to"].ShouldBeNull();
        }

        // an account that may write private notes without being an administrator of Redmine
        await using var other = await ConnectAsync(redmine, "agent");
        await other.SyncAsync();
        await other.AcceptAsync(id);
        (await other.CarryLaterAsync()).ShouldBe(1);
        var issue = await redmine.ReadAsync(id);
        issue["journals"]!.AsArray().Single(each => each!["notes"] is not null)!["private_notes"]!.GetValue<bool>().ShouldBeTrue();
    }

    internal static async Task<TicketDesk> ConnectAsync(RedmineServer redmine, string account = "svc")
    {
        var desk = await TicketDesk.CreateEmptyAsync();
        desk.World.Database.Clock.Set(DateTimeOffset.UtcNow);
        await desk.ConnectAsync(
            TicketDesk.Request("redmine", redmine.Address, redmine.KeyOf(account)) with
            {
                Queue = redmine.Project,
                Statuses =
                [
                    new(redmine.StatusId("New"), "New", "new"),
                    new(redmine.StatusId("In Progress"), "In Progress", "working"),
                    new(redmine.StatusId("Resolved"), "Resolved", "resolved"),
                ],
            }
        );
        return desk;
    }
}
