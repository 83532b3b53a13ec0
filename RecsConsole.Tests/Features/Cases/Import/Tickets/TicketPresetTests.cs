using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Detail.Deadline;
using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Tickets;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Cases.Import.Uploads;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import.Tickets;

/// <summary>Files in the documented formats of four systems, with invented contents.</summary>
public sealed class TicketPresetTests
{
    private static readonly Dictionary<string, string> s_files = new(StringComparer.Ordinal)
    {
        ["zendesk"] = """
            Summation column,Id,Requester,Requester email,Submitter,Assignee,Group,Subject,Tags,Status,Priority,Via,Ticket type,Created at,Updated at,Assigned at,Organization,Due date,Solved at,First reply time in minutes
            1,101,Kim,kim@acme.example,Kim,Ana Nowak,Desk,Cannot print,printer,Closed,Urgent,Mail,Incident,2026-01-05 10:00,2026-01-07 10:00,2026-01-05 10:05,Acme,2026-01-06 10:00,2026-01-05 14:00,25
            1,102,Lee,lee@bolt.example,Lee,Ben Lang,Desk,Slow login,,Hold,Normal,Web,Question,2026-01-06 10:00,2026-01-08 09:00,2026-01-06 10:05,Bolt,2026-01-07 10:00,,
            """,
        ["servicenow"] = """
            number,short_description,description,caller_id,priority,state,category,assignment_group,assigned_to,opened_at,sys_updated_on,due_date,resolved_at,closed_at
            INC0000101,Cannot print,The printer jams,Kim,1 - Critical,Closed,Printer,Desk,Ana Nowak,2026-01-05 10:00:00,2026-01-07 10:00:00,2026-01-06 10:00:00,2026-01-05 14:00:00,2026-01-07 10:00:00
            INC0000102,Slow login,Takes minutes,Lee,3 - Moderate,On Hold,Access,Desk,Ben Lang,2026-01-06 10:00:00,2026-01-08 09:00:00,2026-01-07 10:00:00,,
            """,
        ["jira"] = """
            Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,Priority,Resolution,Assignee,Reporter,Created,Updated,Due Date,Resolved,Labels,Labels,Description
            Cannot print,HELP-101,10001,Incident,Done,HELP,Desk,Highest,Done,Ana Nowak,Kim,05/Jan/26 10:00 AM,07/Jan/26 10:00 AM,06/Jan/26 12:00 AM,05/Jan/26 2:00 PM,printer,jam,The printer jams
            Slow login,HELP-102,10002,Question,Waiting for customer,HELP,Desk,Medium,,Ben Lang,Lee,06/Jan/26 10:00 AM,08/Jan/26 9:00 AM,07/Jan/26 12:00 AM,,,,Takes minutes
            """,
        ["freshdesk"] = """
            Ticket ID,Subject,Status,Priority,Source,Type,Agent,Group,Created time,Due by Time,Resolved time,Closed time,Last update time,Initial response time,Tags,Company Name,Full name,Email
            101,Cannot print,Closed,Urgent,Email,Incident,Ana Nowak,Desk,2026-01-05 10:00:00,2026-01-06 10:00:00,2026-01-05 14:00:00,2026-01-07 10:00:00,2026-01-07 10:00:00,2026-01-05 10:25:00,printer,Acme,Kim,kim@acme.example
            102,Slow login,Waiting on Third Party,Medium,Portal,Question,Ben Lang,Desk,2026-01-06 10:00:00,2026-01-07 10:00:00,,,2026-01-08 09:00:00,,,Bolt,Lee,lee@bolt.example
            """,
    };

    private static readonly string[] s_withAddresses = ["zendesk", "freshdesk"];
    private static readonly string[] s_withTexts = ["servicenow", "jira"];
    private static readonly string[] s_waiting = ["Hold", "Waiting for customer", "Waiting on Third Party"];

    public static TheoryData<string> Presets => [.. TicketPresets.All.Select(preset => preset.Key)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task An_export_is_recognised_by_its_header_and_comes_in(string preset)
    {
        await using var desk = await UploadDesk.CreateAsync();

        var sent = (await desk.SendAsync(desk.Admin, s_files[preset] + "\n")).Value.ShouldNotBeNull();
        var run = await desk.ImportAsync(desk.Admin, sent, sent.Plan with { TimeZone = "UTC" });

        (sent.Plan.Preset, sent.Plan.Kind).ShouldBe((preset, FileKind.Tickets));
        run.Status.ShouldBe(JobStatus.Done, run.Result);
        await using var db = desk.Open(desk.Admin);
        var cases = await db.Cases.OrderBy(row => row.OpenedAt).ToListAsync(Token);
        var (closed, open) = (cases[0], cases[1]);
        (closed.Title, closed.IsOpen, closed.Priority, closed.TeamKey).ShouldBe(("Cannot print", false, 1, "Desk"));
        closed.OpenedAt.ShouldBe(new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.Zero));
        closed.ResolvedAt.ShouldBe(new DateTimeOffset(2026, 1, 5, 14, 0, 0, TimeSpan.Zero));
        (open.Title, open.IsOpen, open.Priority).ShouldBe(("Slow login", true, 3));
        s_waiting.ShouldContain(status => open.CustomFieldsJson.Contains(status, StringComparison.Ordinal));
        var holder = await db.People.SingleAsync(row => row.Id == open.AssigneeId, Token);
        holder.DisplayName.ShouldBe("Ben Lang");
        cases.Select(row => row.ContactName).ShouldBe(["Kim", "Lee"]);
        cases
            .Select(row => row.ContactAddress)
            .ShouldBe(s_withAddresses.Contains(preset) ? ["kim@acme.example", "lee@bolt.example"] : [null, null]);
        cases.Select(row => row.Description).ShouldBe(s_withTexts.Contains(preset) ? ["The printer jams", "Takes minutes"] : ["", ""]);
    }

    [Fact]
    public async Task What_is_no_mail_address_is_named_with_its_line()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var file = s_files["zendesk"].Replace("lee@bolt.example", "the front desk", StringComparison.Ordinal) + "\n";
        var sent = (await desk.SendAsync(desk.Admin, file)).Value.ShouldNotBeNull();

        var run = await desk.ImportAsync(desk.Admin, sent, sent.Plan with { TimeZone = "UTC" });

        run.Status.ShouldBe(JobStatus.Failed);
        StoredText.Read(run.Result)!.Words.ShouldContain("'the front desk' is no mail address.");
        await using var db = desk.Open(desk.Admin);
        (await db.Cases.AnyAsync(Token)).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Due_date_of_an_export_is_the_deadline_and_the_page_names_it(string preset)
    {
        await using var desk = await UploadDesk.CreateAsync();
        var sent = (await desk.SendAsync(desk.Admin, s_files[preset] + "\n")).Value.ShouldNotBeNull();

        await desk.ImportAsync(desk.Admin, sent, sent.Plan with { TimeZone = "UTC" });

        await using var db = desk.Open(desk.Admin);
        (await db.People.SingleAsync(row => row.Id == desk.Admin.PersonId, Token)).Clearance = Classifications.Restricted;
        await db.SaveChangesAsync(Token);
        var cases = await db.Cases.OrderBy(row => row.OpenedAt).ToListAsync(Token);
        // Jira names days, which its export writes as midnight
        var (hour, second) = string.Equals(preset, "jira", StringComparison.Ordinal) ? (24, -1) : (10, 0);
        var first = new DateTimeOffset(2026, 1, 6, 0, 0, 0, TimeSpan.Zero).AddHours(hour).AddSeconds(second);
        cases.Select(row => row.SlaDeadline).ShouldBe([first, first.AddDays(1)]);
        cases.Select(row => row.SlaMet).ShouldBe([true, null]);
        var reason = (await desk.Get<ReadDeadline>().RunAsync(desk.Admin, cases[1].Key, Token)).Value.ShouldNotBeNull();
        (reason.IsTicketDue, reason.System, reason.Level).ShouldBe((true, null, null));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task The_command_reads_the_same_file_in_the_same_way(string preset)
    {
        await using var import = await LogImport.CreateAsync();
        var file = import.Write(s_files[preset] + "\n", "tickets.csv");

        var done = await CommandLine.RunAsync(
            import.Settings,
            "import",
            "tickets",
            "--tenant",
            "acme",
            "--file",
            file,
            "--preset",
            preset,
            "--create-tenant",
            "--json"
        );

        done.ExitCode.ShouldBe(0, done.Error);
        await using var db = await import.OpenTenantAsync();
        (await db.Cases.CountAsync(Token), await db.Cases.CountAsync(row => row.IsOpen, Token)).ShouldBe((2, 1));
        (await db.AuditEntries.CountAsync(row => row.Operation == "import.tickets", Token)).ShouldBe(1);
    }

    [Fact]
    public async Task The_command_says_what_it_lacks()
    {
        await using var import = await LogImport.CreateAsync();
        var file = import.Write("a,b\n1,2\n");

        var unknown = await CommandLine.RunAsync(
            import.Settings,
            "import",
            "tickets",
            "--tenant",
            "acme",
            "--file",
            file,
            "--create-tenant"
        );
        var misnamed = await CommandLine.RunAsync(
            import.Settings,
            "import",
            "tickets",
            "--tenant",
            "acme",
            "--file",
            file,
            "--preset",
            "desk",
            "--create-tenant"
        );

        (unknown.ExitCode, misnamed.ExitCode).ShouldBe((2, 2));
        unknown.Error.ShouldContain("--map");
        misnamed.Error.ShouldContain("zendesk, servicenow, jira, freshdesk");
    }

    [Theory]
    [InlineData("Number,Short description,Opened,State,Priority,Assignment group,Assigned to", "servicenow")]
    [InlineData("case,activity,time", null)]
    [InlineData("Id,Status", null)]
    public void A_header_is_that_of_a_system_or_of_none(string header, string? preset) =>
        TicketPresets.Of(header.Split(',')).ShouldBe(preset is null ? null : TicketPresets.Find(preset));

    [Theory]
    [InlineData("zendesk")]
    [InlineData("freshdesk")]
    public void A_column_of_comments_in_csv_can_be_anything_and_has_no_role(string preset) =>
        TicketPresets.Find(preset)!.In(["Id", "Ticket ID", "Comments"]).Keys.ShouldNotContain("comments");

    [Theory]
    [InlineData("Custom field (Frankfurt site)", true)]
    [InlineData("Custom field (Rank)", false)]
    public void A_field_that_only_contains_the_name_of_a_measure_is_proposed(string column, bool isField) =>
        FieldNames.IsMarked(column).ShouldBe(isField);

    [Fact]
    public void A_column_without_a_name_is_no_field() => TicketPresets.Find("freshdesk")!.FieldsIn(["", "Site"]).ShouldBe(["Site"]);
}
