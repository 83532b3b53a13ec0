using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Cases.Import.Comments;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Cases.Import.Uploads;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import.Json;

/// <summary>The documented JSON forms of four systems, with invented contents: the same ticket in each.</summary>
public sealed class TicketJsonTests
{
    private static readonly Dictionary<string, string> s_files = new(StringComparer.Ordinal)
    {
        ["zendesk"] = """
            {"id":101,"created_at":"2026-01-05T10:00:00Z","updated_at":"2026-01-07T10:00:00Z","status":"open","priority":"urgent","subject":"Cannot print","description":"The printer jams.\nAgain.","assignee_id":7,"assignee":{"id":7,"name":"Ana Nowak"},"group":{"name":"Desk"},"requester_id":9,"requester":{"id":9,"name":"Kim","email":"kim@acme.example"},"tags":["printer","jam"],"custom_fields":[{"id":360,"title":"Severity","value":"Major"}],"comments":[{"author_id":9,"body":"The printer jams. \n\nAgain.\n","public":true,"created_at":"2026-01-05T10:00:00Z"},{"author_id":7,"plain_body":"We look at it.\nWait.","public":true,"created_at":"2026-01-05T11:00:00Z"},{"author_id":9,"body":"Any news?","public":true,"created_at":"2026-01-05T12:00:00Z"},{"author_id":7,"body":"Ordered a part.","public":false,"created_at":"2026-01-05T13:00:00Z"}]}
            {"id":102,"created_at":"2026-01-06T10:00:00Z","updated_at":"2026-01-08T10:00:00Z","status":"new","subject":"Slow login","requester":{"name":"Lee"},"tags":[],"custom_fields":[]}
            """,
        ["servicenow"] = """
            {"records":[{"number":"101","short_description":"Cannot print","description":"The printer jams.\r\nAgain.","opened_at":"2026-01-05 10:00:00","sys_updated_on":"2026-01-07 10:00:00","state":"In Progress","priority":"1 - Critical","assigned_to":{"display_value":"Ana Nowak","link":"https://x.example"},"assignment_group":"Desk","caller_id":"Kim","caller_id.email":"kim@acme.example","sys_tags":"printer, jam","u_severity":"Major","comments_and_work_notes":"2026-01-05 13:00:00 - Ana Nowak (Work notes)\nOrdered a part.\n\n2026-01-05 12:00:00 - Kim (Additional comments)\nAny news?\n\n2026-01-05 11:00:00 - Ana Nowak (Additional comments)\nWe look at it.\nWait."},
             {"number":"102","short_description":"Slow login","opened_at":"2026-01-06 10:00:00","state":"New"}]}
            """,
        ["jira"] = """
            {"names":{"customfield_10010":"Severity"},"issues":[
              {"key":"101","fields":{"summary":"Cannot print","description":{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"The printer jams."}]},{"type":"paragraph","content":[{"type":"text","text":"Again."}]}]},"status":{"name":"In Progress"},"priority":{"name":"Highest"},"project":{"name":"Desk"},"created":"2026-01-05T10:00:00.000+0000","updated":"2026-01-07T10:00:00.000+0000","assignee":{"displayName":"Ana Nowak","accountId":"acc-ana"},"reporter":{"displayName":"Kim","accountId":"acc-kim","emailAddress":"kim@acme.example"},"labels":["printer","jam"],"customfield_10010":{"value":"Major"},"customfield_10099":null,"comment":{"comments":[
                {"author":{"accountId":"acc-ana"},"body":"We look at it.\nWait.","created":"2026-01-05T11:00:00.000+0000","jsdPublic":true},
                {"author":{"accountId":"acc-kim"},"body":"Any news?","created":"2026-01-05T12:00:00.000+0000"},
                {"author":{"accountId":"acc-ana"},"body":"Ordered a part.","created":"2026-01-05T13:00:00.000+0000","jsdPublic":false}]}}},
              {"key":"102","fields":{"summary":"Slow login","status":{"name":"To Do"},"created":"2026-01-06T10:00:00.000+0000"}}]}
            """,
        ["freshdesk"] = """
            [{"id":101,"subject":"Cannot print","description_text":"The printer jams.\nAgain.","status":2,"priority":4,"responder_id":7,"responder":{"name":"Ana Nowak"},"group":{"name":"Desk"},"requester_id":9,"requester":{"name":"Kim","email":"kim@acme.example"},"created_at":"2026-01-05T10:00:00Z","updated_at":"2026-01-07T10:00:00Z","tags":["printer","jam"],"custom_fields":{"Severity":"Major","empty":null},"conversations":[
              {"body_text":"Any news?","incoming":true,"private":false,"user_id":9,"created_at":"2026-01-05T12:00:00Z"},
              {"body_text":"We look at it.\nWait.","incoming":false,"private":false,"user_id":7,"created_at":"2026-01-05T11:00:00Z"},
              {"body_text":"Ordered a part.","private":true,"user_id":7,"created_at":"2026-01-05T13:00:00Z"}]},
             {"helpdesk_ticket":{"display_id":102,"subject":"Slow login","status_name":"Open","created_at":"2026-01-06T10:00:00Z"}}]
            """,
    };

    public static TheoryData<string> Systems => [.. s_files.Keys];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Tickets_come_in_with_conversation_tags_and_fields(string system)
    {
        await using var desk = await UploadDesk.CreateAsync();
        var sent = (await desk.SendAsync(desk.Admin, s_files[system], "export.json")).Value.ShouldNotBeNull();

        var run = await desk.ImportAsync(desk.Admin, sent, sent.Plan with { TimeZone = "UTC" });

        (sent.Plan.Preset, sent.Plan.Kind).ShouldBe((system, FileKind.Tickets));
        run.Status.ShouldBe(JobStatus.Done, run.Result);
        await using var db = desk.Open(desk.Admin);
        var cases = await db.Cases.OrderBy(each => each.Key).ToListAsync(Token);
        cases.Select(each => (each.Key, each.Title, each.IsOpen)).ShouldBe([("101", "Cannot print", true), ("102", "Slow login", true)]);
        var row = cases[0];
        (row.Description, row.Priority, row.TeamKey, row.ContactName, row.ContactAddress).ShouldBe(
            ("The printer jams.\nAgain.", 1, "Desk", "Kim", "kim@acme.example")
        );
        row.OpenedAt.ShouldBe(new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.Zero));
        var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson)!;
        fields.Values.ShouldContain("Major");
        fields.Values.ShouldContain("printer, jam");
        var ana = await db.People.SingleAsync(person => person.Key == "Ana Nowak", Token);
        var said = await db.Messages.Where(each => each.CaseId == row.Id).OrderBy(each => each.At).ToListAsync(Token);
        said.Select(each => (each.Direction, each.AuthorId, each.Text))
            .ShouldBe([(MessageDirection.Outbound, ana.Id, "We look at it.\nWait."), (MessageDirection.Inbound, (Guid?)null, "Any news?")]);
        var note = await db.Notes.SingleAsync(Token);
        (note.AuthorId, note.Text).ShouldBe((ana.Id, "Ordered a part."));
    }

    [Theory]
    [InlineData("{\"id\":1,\"created_at\":\"2026-01-05T10:00:00Z\",\"status\":\"new\"}\n{\"id\":2,", 2, null, "not valid JSON")]
    [InlineData("{\"id\":1,\"created_at\":\"2026-01-05T10:00:00Z\",\"status\":\"new\"}\n[1]", 3, null, "not a ticket")]
    [InlineData("[{\"key\":\"A-1\",\"fields\":{}},{\"number\":\"1\",\"short_description\":\"x\"}]", 3, null, "another system")]
    [InlineData("[{\"key\":\"A-1\",\"fields\":{\"summary\":\"x\\u0000y\"}}]", 2, "Summary", "no text has")]
    [InlineData("[{\"key\":\"A-1\",\"fields\":{\"summary\":\"\\ud800\"}}]", 2, "Summary", "no text has")]
    [InlineData("{\"hello\":1}", 0, null, "not a ticket")]
    public async Task What_is_no_list_of_tickets_is_refused_with_its_place(string text, int line, string? column, string reason)
    {
        await using var desk = await UploadDesk.CreateAsync();

        var sent = await desk.SendAsync(desk.Admin, text, "export.json");

        sent.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        sent.Error.Message.ShouldContain(reason);
        if (line > 0)
        {
            sent.Error.Message.ShouldContain($"line {line}");
        }

        if (column is not null)
        {
            sent.Error.Message.ShouldContain(column);
        }
    }

    [Fact]
    public async Task A_single_ticket_over_several_lines_is_a_list_of_one()
    {
        await using var desk = await UploadDesk.CreateAsync();
        const string Ticket = "{\n\"id\":1,\n\"created_at\":\"2026-01-05T10:00:00Z\",\n\"status\":\"new\"\n}\n";

        var sent = (await desk.SendAsync(desk.Admin, Ticket, "export.json")).Value.ShouldNotBeNull();

        sent.Plan.Preset.ShouldBe("zendesk");
        sent.Header.ShouldContain("Created at");
        (await desk.ReadAsync(desk.Admin)).Header.ShouldBe(sent.Header);
    }

    [Fact]
    public async Task Tickets_with_more_fields_than_a_table_has_columns_are_refused()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var lines = Enumerable.Range(1, 2).Select(id => TicketOf(id, "custom_fields", FieldsOf(id)));

        var sent = await desk.SendAsync(desk.Admin, string.Join('\n', lines), "export.json");

        sent.Error!.Message.ShouldContain("line 3");
        sent.Error.Message.ShouldContain("more than 500 columns");

        static IEnumerable<string> FieldsOf(int id) => Enumerable.Range(0, 300).Select(i => $$"""{"title":"f{{id}}-{{i}}","value":"x"}""");
    }

    [Fact]
    public async Task A_conversation_that_fits_no_line_is_a_problem_of_its_ticket_and_none_without_the_column()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var body = new string('x', 30_000);
        var comments = Enumerable.Repeat($$"""{"created_at":"2026-01-05T11:00:00Z","body":"{{body}}"}""", 60);
        var file = TicketOf(1, "comments", []) + "\n" + TicketOf(2, "comments", comments) + "\n" + TicketOf(3, "comments", []);

        var sent = (await desk.SendAsync(desk.Admin, file, "export.json")).Value.ShouldNotBeNull();
        var found = await desk.CheckAsync(desk.Admin, sent);
        var columns = sent.Plan.Columns.Where(each => each.Key != "comments").ToDictionary(StringComparer.Ordinal);
        var run = await desk.ImportAsync(desk.Admin, sent, sent.Plan with { Columns = columns, TimeZone = "UTC" });

        var problem = found.Problems.ShouldHaveSingleItem();
        (problem.Line, problem.Column).ShouldBe((3, "Comments (JSON)"));
        problem.Reason.ShouldContain("conversation");
        run.Status.ShouldBe(JobStatus.Done, run.Result);
        await using var db = desk.Open(desk.Admin);
        (await db.Cases.CountAsync(Token)).ShouldBe(3);
    }

    [Fact]
    public async Task A_comment_that_an_earlier_version_kept_with_the_blanks_around_it_comes_once()
    {
        await using var desk = await UploadDesk.CreateAsync();
        const string Text = " Any news?\n";
        const string Comment = """{"created_at":"2026-01-05T11:00:00Z","author_id":9,"body":" Any news?\n","public":true}""";
        await ImportAsync(desk, TicketOf(1, "comments", [Comment]));
        await using (var db = desk.Open(desk.Admin))
        {
            (await db.Messages.SingleAsync(Token)).Text.ShouldBe("Any news?");
            var told = await db.CaseEvents.SingleAsync(each => each.Kind == CaseEventKind.Message, Token);
            TicketComment comment = new(told.At, "9", null, Text, IsPublic: true, IsOfCustomer: false);
            var former = EventIdentity.OfComment("1", comment); // as it was written before blanks were left out
            var changed = db.CaseEvents.Where(each => each.EventKey == told.EventKey);
            (await changed.ExecuteUpdateAsync(row => row.SetProperty(each => each.EventKey, former), Token)).ShouldBe(1);
        }

        await ImportAsync(desk, TicketOf(1, "comments", [Comment]) + "\n" + TicketOf(2, "comments", []));

        await using var after = desk.Open(desk.Admin);
        (await after.Cases.CountAsync(Token)).ShouldBe(2);
        (await after.Messages.SingleAsync(Token)).Text.ShouldBe("Any news?");
    }

    [Fact]
    public async Task A_problem_of_a_ticket_is_in_the_line_after_its_place_in_the_file()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var file = s_files["zendesk"].Replace("2026-01-06T10:00:00Z", "soon", StringComparison.Ordinal);
        var sent = (await desk.SendAsync(desk.Admin, file, "export.json")).Value.ShouldNotBeNull();

        var found = await desk.CheckAsync(desk.Admin, sent);

        var problem = found.Problems.ShouldHaveSingleItem();
        (problem.Line, problem.Column, problem.Value).ShouldBe((3, "Created at", "soon"));
    }

    private static async Task ImportAsync(UploadDesk desk, string file)
    {
        var sent = (await desk.SendAsync(desk.Admin, file, "export.json")).Value.ShouldNotBeNull();
        var run = await desk.ImportAsync(desk.Admin, sent, sent.Plan with { TimeZone = "UTC" });
        run.Status.ShouldBe(JobStatus.Done, run.Result);
    }

    private static string TicketOf(int id, string list, IEnumerable<string> items) =>
        $$"""{"id":{{id}},"created_at":"2026-01-05T10:00:00Z","status":"new","{{list}}":[{{string.Join(',', items)}}]}""";
}
