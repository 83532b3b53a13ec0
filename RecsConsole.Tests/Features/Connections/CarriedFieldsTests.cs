using System.Text;
using System.Text.Json;
using RecsConsole.Casework.Forms;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Connectors.Events;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Connections;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Signatures;
using RecsConsole.Tests.Connectors;
using RecsConsole.Tests.Features.Webhooks;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>A custom field that was decided with a step is set on the ticket, unless somebody there changed it first.</summary>
[Collection(TicketServerTestGroup.Name)]
public sealed class CarriedFieldsTests(SharedRedmine sharedRedmine, SharedRt sharedRt)
{
    private static readonly DateTimeOffset s_then = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Field_of_the_form_is_set_there_and_comes_back_to_the_case()
    {
        await using var desk = await WithTicketAsync();
        await AcceptAsync(desk, "12", "low");

        (await desk.CarryLaterAsync()).ShouldBe(1);
        await desk.SyncAsync();

        desk.Tickets.Tickets["12"].Fields["Severity"].ShouldBe("low");
        (await SeverityAsync(desk, "12")).ShouldBe("low");
        (await desk.EventsAsync("12")).Select(each => each.Activity).ShouldContain(RemoteEvents.Carried);
    }

    [Fact]
    public async Task Field_that_was_changed_there_first_stays_and_the_case_says_so()
    {
        await using var desk = await WithTicketAsync();
        await AcceptAsync(desk, "12", "low");
        desk.Tickets.Change(
            "12",
            ticket => ticket with { Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["Severity"] = "critical" } }
        );
        await desk.SyncAsync(); // what is known here by then does not count, only what was known when it was decided

        (await desk.CarryLaterAsync()).ShouldBe(1);

        desk.Tickets.Tickets["12"].Fields["Severity"].ShouldBe("critical");
        (await desk.EventsAsync("12")).Select(each => each.Activity).ShouldContain(RemoteEvents.Overtaken);
    }

    [Theory]
    [InlineData("high", "high", "low", true, false)]
    [InlineData("low", "high", "low", false, false)]
    [InlineData("critical", "high", "low", false, true)]
    [InlineData("", null, "low", true, false)]
    [InlineData(null, "high", "low", false, false)]
    public void Field_is_set_only_where_it_is_as_before(string? now, string? before, string value, bool isSet, bool isTheirs)
    {
        FieldWriting[] fields = [new("Severity", value, before)];
        var there = new Dictionary<string, string>(StringComparer.Ordinal);
        if (now is not null)
        {
            there["Severity"] = now;
        }

        var set = FieldWriting.ToSet(fields, there);

        set.Count.ShouldBe(isSet ? 1 : 0);
        (set.Count == 0 && FieldWriting.Other(fields, there) is not null).ShouldBe(isTheirs);
    }

    [Fact]
    public async Task System_that_sends_events_is_told_the_field_with_its_value_before()
    {
        var secret = WebhookSecretForm.Of(Encoding.UTF8.GetBytes("a secret of the tests, 32 bytes!"));
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var desk = await WithTicketAsync();
        await desk.World.ChangeAsync(
            ChangeKind.Connection,
            db => (db.Connections.Single().Kind, db.Connections.Single().Address) = (EventTickets.KindKey, receiver.Address.Split('?')[0])
        );
        await SealAsync(desk, secret);
        await AcceptAsync(desk, "12", "low");

        (await desk.CarryLaterAsync()).ShouldBe(1);

        using var json = JsonDocument.Parse(receiver.Received.Last().Body);
        var field = json.RootElement.GetProperty("fields").EnumerateArray().Single();
        (field.GetProperty("name").GetString(), field.GetProperty("value").GetString(), field.GetProperty("before").GetString()).ShouldBe(
            ("Severity", "low", "high")
        );
    }

    [Fact]
    public async Task Redmine_takes_the_field_and_refuses_a_value_that_it_does_not_have()
    {
        var redmine = await sharedRedmine.OpenAsync();
        await using var desk = await RedmineTests.ConnectAsync(redmine);
        await AskForSeverityAsync(desk);
        var (taken, refused) = (await redmine.OpenAsync("Printer jams"), await redmine.OpenAsync("Scanner jams"));
        await desk.SyncAsync();
        await AcceptAsync(desk, taken, "low");
        await AcceptAsync(desk, refused, "nonsense");

        (await desk.CarryLaterAsync()).ShouldBe(1);
        await desk.SyncAsync();

        (await SeverityAsync(desk, taken)).ShouldBe("low");
        (await SeverityAsync(desk, refused)).ShouldBe("high");
        (await desk.CaseAsync(refused)).Status.ShouldBe("new");
        (await redmine.ReadAsync(refused))["journals"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Request_Tracker_takes_the_field_and_refuses_an_account_that_may_not_change_it()
    {
        var rt = await sharedRt.OpenAsync();
        var id = await rt.OpenAsync("Printer jams");
        await using (var reader = await RequestTrackerTests.ConnectAsync(rt, "reader"))
        {
            await AskForSeverityAsync(reader);
            await reader.SyncAsync();
            await AcceptAsync(reader, id, "low");
            (await reader.CarryLaterAsync()).ShouldBe(0);
            (await reader.CaseAsync(id)).Status.ShouldBe("new");
        }

        await using var desk = await RequestTrackerTests.ConnectAsync(rt);
        await AskForSeverityAsync(desk);
        await desk.SyncAsync();
        (await SeverityAsync(desk, id)).ShouldBe("high");
        await AcceptAsync(desk, id, "low");

        (await desk.CarryLaterAsync()).ShouldBe(1);
        await desk.SyncAsync();

        (await SeverityAsync(desk, id)).ShouldBe("low");
    }

    private static async Task<TicketDesk> WithTicketAsync()
    {
        var desk = await TicketDesk.CreateAsync();
        await AskForSeverityAsync(desk);
        desk.Tickets.Add("12", s_then);
        await desk.SyncAsync();
        return desk;
    }

    private static Task AskForSeverityAsync(TicketDesk desk)
    {
        FormField[] fields = [new("severity", "Severity", FormFieldKind.Text, IsRequired: true) { From = "Severity" }];
        return desk.World.ChangeAsync(
            ChangeKind.Catalog,
            db => db.Actions.Single(row => row.Key == "ask").FieldsJson = FormJson.Write(fields)
        );
    }

    private static Task SealAsync(TicketDesk desk, string secret)
    {
        var seal = desk.World.Get<ConnectionSecrets>().Seal(secret);
        return desk.World.ChangeAsync(ChangeKind.Connection, db => db.Connections.Single().Secret = seal);
    }

    private static async Task AcceptAsync(TicketDesk desk, string ticketId, string severity)
    {
        var shown = await desk.World.TryRecommendAsync(desk.World.Here.Agent, (await desk.CaseAsync(ticketId)).Id);
        shown.IsOk.ShouldBeTrue(shown.Error?.Message);
        var request = new RespondToSlateRequest(
            Guid.NewGuid(),
            shown.Value!.DecisionId!.Value,
            ResponseKind.Accept,
            SlateKind.Action,
            "ask",
            IsConfirmed: true
        )
        {
            Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["severity"] = severity },
        };
        var given = await desk.World.RespondAsync(request);
        given.IsOk.ShouldBeTrue(given.Error?.Message);
    }

    private static async Task<string?> SeverityAsync(TicketDesk desk, string ticketId) =>
        JsonSerializer
            .Deserialize<Dictionary<string, string>>((await desk.CaseAsync(ticketId)).CustomFieldsJson)!
            .GetValueOrDefault("Severity");
}
