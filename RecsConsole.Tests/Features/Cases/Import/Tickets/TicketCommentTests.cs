using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Features.Cases.Import.Comments;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Cases.Import.Uploads;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import.Tickets;

/// <summary>Comments, tags and custom fields of the documented exports, with invented contents.</summary>
public sealed class TicketCommentTests
{
    private const string Jira = """
        Summary,Issue key,Issue id,Issue Type,Status,Project name,Priority,Assignee,Assignee Id,Reporter,Reporter Id,Created,Updated,Labels,Labels,Description,Custom field (Severity),Custom field (Satisfaction),Comment,Comment
        Cannot print,HELP-101,10001,Incident,In Progress,Desk,Highest,Ana Nowak,acc-ana,Kim,acc-kim,05/Jan/26 10:00 AM,07/Jan/26 10:00 AM,printer,jam,The printer jams,Major,5,"05/Jan/26 11:00 AM;acc-ana;Looks like the tray; checking.","05/Jan/26 11:30 AM;acc-kim;It is the lower tray."
        Slow login,HELP-102,10002,Question,In Progress,Desk,Medium,Ben Lang,acc-ben,Lee,acc-lee,06/Jan/26 10:00 AM,08/Jan/26 9:00 AM,,,Takes minutes,,,"06/Jan/26 12:00 PM;acc-out;Seen at another site.",
        """;

    private const string ServiceNow = """
        number,short_description,description,caller_id,priority,state,category,assignment_group,assigned_to,opened_at,sys_updated_on,u_site,comments_and_work_notes
        INC0000101,Cannot print,The printer jams,Kim,1 - Critical,In Progress,Printer,Desk,Ana Nowak,2026-01-05 10:00:00,2026-01-07 10:00:00,Berlin,"2026-01-05 13:00:00 - Ana Nowak (Work notes)
        Ordered a part (twice).

        2026-01-05 12:00:00 - Kim (Additional comments)
        Any news?

        2026-01-05 11:00:00 - Ana Nowak (Additional comments)
        We look at it.
        Please wait."
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Repeated_columns_of_jira_become_the_conversation_the_labels_and_the_fields()
    {
        await using var desk = await UploadDesk.CreateAsync();

        await ImportAsync(desk, Jira);

        await using var db = desk.Open(desk.Admin);
        var row = await db.Cases.SingleAsync(each => each.Key == "HELP-101", Token);
        var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson)!;
        (fields["Labels"], fields["Severity"]).ShouldBe(("printer, jam", "Major"));
        fields.Keys.ShouldNotContain(key => key.Contains("Satisfaction", StringComparison.Ordinal), "it is known only afterwards");
        var said = await db.Messages.SingleAsync(each => each.CaseId == row.Id, Token);
        (said.Direction, said.ContactName, said.Text).ShouldBe((MessageDirection.Inbound, "Kim", "It is the lower tray."));
        (row.CustomerWroteAt, row.RepliedAt).ShouldBe((At(5, 11, 30), null));
        var note = await db.Notes.SingleAsync(each => each.CaseId == row.Id, Token);
        note.Text.ShouldBe("Looks like the tray; checking.");
        note.AuthorId.ShouldBe((await db.People.SingleAsync(person => person.Key == "Ana Nowak", Token)).Id);
        var events = await db.CaseEvents.Where(each => each.CaseId == row.Id).OrderBy(each => each.Ordinal).ToListAsync(Token);
        events.Select(each => each.Activity).ShouldBe(["received", "note", "message_received"]);
        CaseMessages.MessageIn(events[2].AttributesJson).ShouldBe(said.Id);
        (row.OpenedAt, row.Status, row.EventCount).ShouldBe((At(5, 10), "received", 3));
        (await db.Actions.AnyAsync(action => action.Key == "note" || action.Key == "message_received", Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Somebody_who_only_commented_is_named_and_becomes_nobody_here()
    {
        await using var desk = await UploadDesk.CreateAsync();

        await ImportAsync(desk, Jira);

        await using var db = desk.Open(desk.Admin);
        var row = await db.Cases.SingleAsync(each => each.Key == "HELP-102", Token);
        var said = await db.CaseEvents.SingleAsync(each => each.CaseId == row.Id && each.Kind == CaseEventKind.Note, Token);
        (said.ActorId, CaseEvents.AttributesOf(said)[RemoteEvents.ByAttribute]).ShouldBe((null, "acc-out"));
        (await db.People.AnyAsync(person => person.Key == "acc-out", Token)).ShouldBeFalse();
        (await db.People.SingleAsync(person => person.Id == row.AssigneeId, Token)).Key.ShouldBe("Ben Lang");
    }

    [Fact]
    public async Task Journal_of_servicenow_is_taken_apart_by_author_time_and_reader()
    {
        await using var desk = await UploadDesk.CreateAsync();

        await ImportAsync(desk, ServiceNow);

        await using var db = desk.Open(desk.Admin);
        var row = await db.Cases.SingleAsync(Token);
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson)!["u_site"].ShouldBe("Berlin");
        var said = await db.Messages.OrderBy(each => each.At).ToListAsync(Token);
        said.Select(each => (each.Direction, each.Text))
            .ShouldBe([(MessageDirection.Outbound, "We look at it.\nPlease wait."), (MessageDirection.Inbound, "Any news?")]);
        (await db.Notes.SingleAsync(Token)).Text.ShouldBe("Ordered a part (twice).");
        (row.RepliedAt, row.CustomerWroteAt).ShouldBe((At(5, 11), At(5, 12)));
    }

    [Fact]
    public async Task A_later_list_adds_only_new_comments()
    {
        await using var desk = await UploadDesk.CreateAsync();
        await ImportAsync(desk, Jira);

        var relabelled = Jira.Replace("printer,jam,The printer", "printer,jam!,The printer", StringComparison.Ordinal);
        await ImportAsync(desk, relabelled);
        var later = relabelled.Replace(
            "Takes minutes,,,",
            "Takes minutes,,,\"06/Jan/26 11:00 AM;acc-ben;Restarted it.\",",
            StringComparison.Ordinal
        );
        await ImportAsync(desk, later.Replace("site.\",", "site.\"", StringComparison.Ordinal));

        await using var db = desk.Open(desk.Admin);
        (await db.Messages.CountAsync(Token), await db.Notes.CountAsync(Token)).ShouldBe((1, 3));
        var labelled = await db.Cases.SingleAsync(each => each.Key == "HELP-101", Token);
        JsonSerializer.Deserialize<Dictionary<string, string>>(labelled.CustomFieldsJson)!["Labels"].ShouldBe("printer, jam!");
        var row = await db.Cases.SingleAsync(each => each.Key == "HELP-102", Token);
        var order = await db.CaseEvents.Where(each => each.CaseId == row.Id).OrderBy(each => each.Ordinal).ToListAsync(Token);
        order.Select(each => each.At).ShouldBe([At(6, 10), At(6, 11), At(6, 12)]);
        (row.EventCount, row.LastEventAt).ShouldBe((3, At(6, 12)));
    }

    [Theory]
    [InlineData("05/Jan/26 11:00 AM;acc-ana;Looks", "yesterday;acc-ana;Looks", "is not a comment in a known form")]
    [InlineData("05/Jan/26 11:00 AM;acc-ana", "04/Jan/26 11:00 AM;acc-ana", "is before the ticket was opened")]
    public async Task A_malformed_comment_is_named_with_its_line_and_nothing_comes_in(string was, string isNow, string reason)
    {
        await using var desk = await UploadDesk.CreateAsync();
        var file = Jira.Replace(was, isNow, StringComparison.Ordinal) + "\n";
        var sent = (await desk.SendAsync(desk.Admin, file)).Value.ShouldNotBeNull();
        var plan = sent.Plan with { TimeZone = "UTC" };

        var found = await desk.CheckAsync(desk.Admin, sent, plan);
        var run = await desk.ImportAsync(desk.Admin, sent, plan);

        var problem = found.Problems.ShouldHaveSingleItem();
        (problem.Line, problem.Column).ShouldBe((2, "Comment"));
        problem.Reason.ShouldContain(reason);
        run.Status.ShouldBe(JobStatus.Failed);
        await using var db = desk.Open(desk.Admin);
        (await db.Cases.AnyAsync(Token) || await db.Messages.AnyAsync(Token) || await db.Notes.AnyAsync(Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task More_comments_than_a_ticket_has_are_refused()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var entries = Enumerable.Range(0, TicketComments.MaxOfTicket + 1).Select(i => $"2026-01-05 11:00:00 - Kim (Work notes)\nx{i}");
        var file =
            "number,short_description,opened_at,state,comments_and_work_notes\n"
            + $"INC1,Cannot print,2026-01-05 10:00:00,New,\"{string.Join("\n\n", entries)}\"\n";
        var sent = (await desk.SendAsync(desk.Admin, file)).Value.ShouldNotBeNull();

        var found = await desk.CheckAsync(desk.Admin, sent);

        found.Problems.ShouldHaveSingleItem().Reason.ShouldContain("more than 1,000 comments");
    }

    [Fact]
    public async Task Fields_are_chosen_by_column_and_must_be_in_the_file()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var sent = (await desk.SendAsync(desk.Admin, Jira + "\n")).Value.ShouldNotBeNull();
        sent.Plan.Fields.ShouldBe(["Custom field (Severity)"]);

        var run = await desk.ImportAsync(desk.Admin, sent, sent.Plan with { TimeZone = "UTC", Fields = ["Issue id"] });

        run.Status.ShouldBe(JobStatus.Done, run.Result);
        await using var db = desk.Open(desk.Admin);
        var row = await db.Cases.SingleAsync(each => each.Key == "HELP-101", Token);
        var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson)!;
        (fields["Issue id"], fields.ContainsKey("Severity")).ShouldBe(("10001", false));
        var again = (await desk.SendAsync(desk.Admin, Jira + "\n\n")).Value.ShouldNotBeNull();
        var asked = await desk.Get<RecsConsole.Features.Cases.Import.Uploads.RequestImport>()
            .RunAsync(desk.Admin, new(again.Id, again.Plan with { Fields = ["Nowhere"] }), Token);
        asked.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    private static async Task ImportAsync(UploadDesk desk, string file)
    {
        var sent = (await desk.SendAsync(desk.Admin, file + "\n")).Value.ShouldNotBeNull();
        var run = await desk.ImportAsync(desk.Admin, sent, sent.Plan with { TimeZone = "UTC" });
        run.Status.ShouldBe(JobStatus.Done, run.Result);
    }

    private static DateTimeOffset At(int day, int hour, int minute = 0) => new(2026, 1, day, hour, minute, 0, TimeSpan.Zero);
}
