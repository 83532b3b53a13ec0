using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import.Files;

/// <summary>Which column mapping is suggested for typical files.</summary>
public sealed class ColumnGuessTests : IDisposable
{
    private static readonly string[] s_shown = ["case", "activity", "time", "resource"];

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(
        "case_id,activity,timestamp,resource\n1,open,2026-01-01 10:00,Ana\n1,close,2026-01-02 10:00,Ben\n",
        "case_id activity timestamp resource"
    )]
    [InlineData(
        "number,incident_state,sys_updated_at,sys_updated_by,assigned_to,knowledge\n1,New,1/2/2026 10:00,a,b,true\n1,Closed,2/2/2026 10:00,a,b,false\n",
        "number incident_state sys_updated_at sys_updated_by"
    )]
    [InlineData(
        "Sprawa;Czynność;Data;Osoba;Zespół\n1;otwarcie;2026-01-01 10:00;Ala;A\n1;zamknięcie;2026-01-02 10:00;Ola;A\n",
        "Sprawa Czynność Data Osoba Zespół"
    )]
    [InlineData(
        "Schadennummer;Vorgang;Zeitpunkt;Bearbeiter\nS-1;prüfen;31.12.2025 14:05;Uwe\nS-1;zahlen;31.12.2025 15:05;Uwe\n",
        "Schadennummer Vorgang Zeitpunkt Bearbeiter"
    )]
    [InlineData("Vorgang;Schritt;Zeit\nV-1;prüfen;31.12.2025 14:05\nV-1;zahlen;31.12.2025 15:05\n", "Vorgang Schritt Zeit")]
    public void Columns_of_a_log(string text, string columns)
    {
        var plan = Guess(text);

        plan.Kind.ShouldBe(FileKind.Events);
        plan.Missing.ShouldBeEmpty();
        plan.Columns.Values.ShouldBe(columns.Split(' '), ignoreOrder: true);
    }

    [Theory]
    [InlineData(
        "Ticket,Opened,Resolved,Status,Assigned to\n1,2026-01-01,2026-01-02,Closed,Ana\n2,2026-01-01,,Open,Ben\n",
        "Ticket Opened Resolved Status Assigned~to"
    )]
    [InlineData(
        "Ticketnummer;Erstellt am;Gelöst am;Betreff;Beschreibung;Priorität\n1;1.1.2026;2.1.2026;Drucker;klemmt;hoch\n2;1.1.2026;;Login;langsam;niedrig\n",
        "Ticketnummer Erstellt~am Gelöst~am Betreff Beschreibung Priorität"
    )]
    public void Columns_of_a_list_of_tickets(string text, string columns)
    {
        var plan = Guess(text);

        plan.Kind.ShouldBe(FileKind.Tickets);
        plan.Columns.Values.ShouldBe(columns.Split(' ').Select(column => column.Replace('~', ' ')), ignoreOrder: true);
    }

    [Fact]
    public void A_short_list_with_a_ticket_twice_is_still_a_list_of_tickets()
    {
        var plan = Guess(
            "Ticket,Subject,Status,Created,Resolved\n1,Printer,Open,2026-01-01,\n1,Printer,Open,2026-01-01,\n2,Login,Closed,2026-01-01,2026-01-02\n"
        );

        plan.Kind.ShouldBe(FileKind.Tickets);
        plan.Missing.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_read_as_the_other_kind_gets_the_columns_of_that_kind_and_keeps_what_was_chosen()
    {
        string[] header = ["Ticket", "Subject", "Status", "Created", "Resolved", "Owner", "Summary"];
        var plan = new FilePlan { Kind = FileKind.Events }
            .With("case", "Ticket")
            .With("title", "Summary");

        var tickets = ColumnGuess.As(plan, FileKind.Tickets, header);

        tickets.Kind.ShouldBe(FileKind.Tickets);
        tickets.Missing.ShouldBeEmpty();
        (tickets.Columns["opened"], tickets.Columns["resolved"], tickets.Columns["status"]).ShouldBe(("Created", "Resolved", "Status"));
        tickets.Columns["title"].ShouldBe("Summary");
    }

    [Fact]
    public void A_column_that_holds_no_times_is_suggested_for_no_time() =>
        Guess("case,activity,time\n1,open,soon\n1,close,later\n").Missing.ShouldBe(["time"]);

    [Theory]
    [InlineData("servicenow_incidents/incident_event_log.csv.gz", "number incident_state sys_updated_at sys_updated_by")]
    [InlineData("helpdesk/helpdesk_full.csv.gz", "case_id activity timestamp resource")]
    [InlineData("bpi14_rabobank/bpi14_incident_activity.csv.gz", "case_id activity timestamp")]
    [InlineData("bpi_12_w/bpi_12_w.csv.gz", "CaseID ActivityID CompleteTimestamp")]
    public void Public_logs_are_read_as_they_are_meant_without_a_hand(string name, string columns)
    {
        var file = PublicData.Find(name);

        var plan = ColumnGuess.Of(FileShape.Read(new LogSource(file, name)), "UTC");

        plan.Kind.ShouldBe(FileKind.Events);
        s_shown.Select(role => plan.Columns.GetValueOrDefault(role)).OfType<string>().ShouldBe(columns.Split(' '));
    }

    public void Dispose() => _folder.Dispose();

    private FilePlan Guess(string text)
    {
        var path = _folder.In("file.csv");
        File.WriteAllText(path, text);
        return ColumnGuess.Of(FileShape.Read(new LogSource(path, "file.csv")), "UTC");
    }
}
