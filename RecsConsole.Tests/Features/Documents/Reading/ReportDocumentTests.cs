using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Administration.Reports;
using RecsConsole.Features.Documents.Reading;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Documents.Reading;

/// <summary>A document that is read on its own is reported to its owner as out of date.</summary>
[Trait("Req", "R139")]
public sealed class ReportDocumentTests : BunitContext
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Report_without_a_case_waits_for_the_owner_and_its_reporter_sees_it()
    {
        await using var office = await OpenAsync();

        var reported = await ReportAsync(office, office.Agent, version: 1, " The button moved. ");

        reported.Error.ShouldBeNull();
        await using var db = office.World.Open();
        var row = await db.DocumentReports.SingleAsync(Token);
        (row.DocumentKey, row.DocumentVersion, row.Note).ShouldBe(("guide", 1, "The button moved."));
        (row.CaseId, row.DecisionId, row.ResponseId).ShouldBe((null, null, null));
        (row.ReporterId, row.OwnerId).ShouldBe((office.Agent.PersonId, (Guid?)office.Writer.PersonId));
        var line = (await office.Get<ListReports>().RunAsync(office.Writer, ReportScope.ForMe, Token)).Value!.Lines.ShouldHaveSingleItem();
        (line.CaseKey, line.MayAnswer).ShouldBe((null, true));
        (await ReadAsync(office, office.Agent)).ReportedAt.ShouldBe(reported.Value);
        (await ReadAsync(office, office.Writer)).ReportedAt.ShouldBeNull();
        (await office.AuditAsync("report.document")).ShouldHaveSingleItem().Outcome.ShouldBe("done");
    }

    [Fact]
    public async Task Second_report_while_the_first_waits_and_one_of_another_version_are_refused()
    {
        await using var office = await OpenAsync();
        await ReportAsync(office, office.Agent, version: 1, note: null);

        var again = await ReportAsync(office, office.Agent, version: 1, note: null);
        var old = await ReportAsync(office, office.Supervisor, version: 7, note: null);
        var tooLong = await ReportAsync(office, office.Supervisor, version: 1, new string('x', ReportDocument.Longest + 1));

        again.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        old.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        tooLong.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        await using var db = office.World.Open();
        (await db.DocumentReports.CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R58")]
    public async Task What_may_not_be_read_cannot_be_reported()
    {
        await using var office = await OpenAsync();
        await using (var db = office.World.Open())
        {
            (await db.Documents.SingleAsync(row => row.Key == "guide", Token)).Acl = ["team:nobody"];
            await db.SaveChangesAsync(Token);
        }

        var reported = await ReportAsync(office, office.Agent, version: 1, note: null);

        reported.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await office.AuditAsync("report.document")).ShouldHaveSingleItem().Outcome.ShouldBe("denied");
    }

    [Fact]
    public async Task Reader_writes_what_is_outdated_and_the_button_gives_way_to_what_was_reported()
    {
        await using var office = await OpenAsync();
        var told = 0;
        JSInterop.Mode = JSRuntimeMode.Loose;
        await SignedIn.ServeToAsync(Services, office.World.Database.Services, office.Agent);
        Services.AddSingleton<IDraftStore, NoDrafts>();
        Services.AddSingleton(office.Get<ReportDocument>());
        var report = Render<OutdatedReport>(p =>
            p.Add(each => each.DocumentKey, "guide")
                .Add(each => each.Title, "Guide")
                .Add(each => each.Version, 1)
                .Add(each => each.OnReported, () => told++)
        );

        await report.Find("footer button").ClickAsync(new());
        report.Find("dialog h2").TextContent.ShouldBe("Report Guide as out of date?");
        await report.Find("dialog textarea").InputAsync(new() { Value = "The button moved." });
        await report.Find("dialog button.act").ClickAsync(new());
        report.Render(p => p.Add(each => each.ReportedAt, office.Now));

        told.ShouldBe(1);
        report.Find("[role=status]").TextContent.ShouldStartWith("You reported it as out of date");
        report.FindAll("footer button").ShouldBeEmpty();
    }

    private static async Task<DocumentOffice> OpenAsync()
    {
        var office = await DocumentOffice.OpenAsync();
        await using var db = office.World.Open();
        (await db.Documents.SingleAsync(row => row.Key == "guide", Token)).OwnerId = office.Writer.PersonId;
        await db.SaveChangesAsync(Token);
        return office;
    }

    private static Task<Result<DateTimeOffset>> ReportAsync(DocumentOffice office, Actor actor, int version, string? note) =>
        office.Get<ReportDocument>().RunAsync(actor, new("guide", version, note), Token);

    private static async Task<DocumentView> ReadAsync(DocumentOffice office, Actor actor) =>
        (await office.Get<ReadDocument>().RunAsync(actor, "guide", Token)).Value!;
}
