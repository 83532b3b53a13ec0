using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Cases.Import.Uploads;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import.Json;

/// <summary>Freshdesk's account export in XML, with invented contents.</summary>
public sealed class TicketXmlTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tickets_come_in_with_conversation_tags_and_fields()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var file = await File.ReadAllTextAsync(
            Path.Combine(RepositoryFolder.Top(), "RecsConsole.Tests", "Security", "Fuzzing", "Corpus", "case-files", "freshdesk.xml"),
            Token
        );
        var sent = (await desk.SendAsync(desk.Admin, file, "Tickets0.xml")).Value.ShouldNotBeNull();

        var run = await desk.ImportAsync(desk.Admin, sent, sent.Plan with { TimeZone = "UTC" });

        (sent.Plan.Preset, sent.Plan.Kind).ShouldBe(("freshdesk", FileKind.Tickets));
        run.Status.ShouldBe(JobStatus.Done, run.Result);
        await using var db = desk.Open(desk.Admin);
        var cases = await db.Cases.OrderBy(each => each.Key).ToListAsync(Token);
        cases.Select(each => (each.Key, each.Title)).ShouldBe([("101", "Cannot print"), ("102", "Slow login")]);
        var row = cases[0];
        (row.Description, row.Priority, row.ContactName).ShouldBe(("The printer jams.\nAgain.", 1, "Kim"));
        var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson)!;
        fields.Values.ShouldContain("Major");
        fields.Values.ShouldContain("printer, jam");
        var ana = await db.People.SingleAsync(person => person.Key == "Ana Nowak", Token);
        var said = await db.Messages.Where(each => each.CaseId == row.Id).OrderBy(each => each.At).ToListAsync(Token);
        said.Select(each => (each.Direction, each.AuthorId, each.Text))
            .ShouldBe([(MessageDirection.Outbound, ana.Id, "We look at it.\nWait."), (MessageDirection.Inbound, (Guid?)null, "Any news?")]);
        (await db.Notes.SingleAsync(Token)).Text.ShouldBe("Ordered a part.");
    }

    [Fact]
    public async Task List_that_does_not_say_that_it_is_one_is_read_whole()
    {
        const string Words = """
            <helpdesk-tickets>
              <helpdesk-ticket>
                <display-id type="integer">101</display-id>
                <subject>Cannot print</subject>
                <status-name>Open</status-name>
                <responder-id type="integer">7</responder-id>
                <responder-name>Ana Nowak</responder-name>
                <requester-id type="integer">9</requester-id>
                <requester-name>Kim</requester-name>
                <created-at type="datetime">2026-01-05T10:00:00Z</created-at>
                <updated-at type="datetime">2026-01-07T10:00:00Z</updated-at>
                <tags><tag><name>printer</name></tag><tag><name>jam</name></tag></tags>
                <helpdesk-notes>
                  <helpdesk-note>
                    <body>Ordered a part.</body>
                    <private type="boolean">true</private>
                    <user-id type="integer">7</user-id>
                    <created-at type="datetime">2026-01-05T11:00:00Z</created-at>
                  </helpdesk-note>
                  <helpdesk-note>
                    <body>It came.</body>
                    <private type="boolean">true</private>
                    <user-id type="integer">7</user-id>
                    <created-at type="datetime">2026-01-05T12:00:00Z</created-at>
                  </helpdesk-note>
                </helpdesk-notes>
              </helpdesk-ticket>
            </helpdesk-tickets>
            """;
        await using var desk = await UploadDesk.CreateAsync();
        var sent = (await desk.SendAsync(desk.Admin, Words, "Tickets0.xml")).Value.ShouldNotBeNull();

        var run = await desk.ImportAsync(desk.Admin, sent, sent.Plan with { TimeZone = "UTC" });

        run.Status.ShouldBe(JobStatus.Done, run.Result);
        await using var db = desk.Open(desk.Admin);
        (await db.Notes.OrderBy(each => each.At).ToListAsync(Token)).Select(note => note.Text).ShouldBe(["Ordered a part.", "It came."]);
        var row = await db.Cases.SingleAsync(Token);
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson)!.Values.ShouldContain("printer, jam");
    }

    [Theory]
    [InlineData("<helpdesk-tickets><helpdesk-ticket><subject>x</helpdesk-tickets>", "line 1", "not valid XML")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><helpdesk-tickets/>", "line 1", "not valid XML")]
    [InlineData("<helpdesk-tickets type='array'></helpdesk-tickets>", "Tickets0.xml", "not a ticket")]
    public async Task What_is_no_list_of_tickets_is_refused_with_its_place(string text, string place, string reason)
    {
        await using var desk = await UploadDesk.CreateAsync();

        var sent = await desk.SendAsync(desk.Admin, text, "Tickets0.xml");

        sent.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        sent.Error.Message.ShouldContain(place);
        sent.Error.Message.ShouldContain(reason);
    }

    [Fact]
    public async Task Ticket_that_is_nested_deeper_than_any_export_is_refused()
    {
        await using var desk = await UploadDesk.CreateAsync();
        const int Depth = 5_000;
        var deep = string.Concat(Enumerable.Repeat("<a>", Depth)) + string.Concat(Enumerable.Repeat("</a>", Depth));

        var sent = await desk.SendAsync(desk.Admin, $"<helpdesk-tickets><helpdesk-ticket>{deep}</helpdesk-ticket></helpdesk-tickets>");

        sent.Error!.Message.ShouldContain("deeper");
    }
}
