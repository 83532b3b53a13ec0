using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Documents;

public sealed class OutdatedDocumentTests
{
    [Fact]
    [Trait("Req", "R139")]
    public async Task Report_of_an_outdated_document_waits_for_its_owner_until_ten_working_days_later()
    {
        await using var world = await DeskWorld.CreateAsync();
        await GiveOwnerAsync(world);

        await DismissAsync(world);

        await using var db = world.Open();
        var report = await db.DocumentReports.SingleAsync(TestContext.Current.CancellationToken);
        (report.DocumentKey, report.DocumentVersion, report.Status).ShouldBe(("guide", 1, DocumentReportStatus.Open));
        (report.ReporterId, report.OwnerId).ShouldBe((world.Here.Agent.PersonId, (Guid?)world.Here.Expert));
        report.CaseId.ShouldBe(world.Here.CaseId);
        report.Note.ShouldBe("The button moved.");
        (report.DueAt - report.ReportedAt).ShouldBe(TimeSpan.FromDays(14)); // from Wednesday to Wednesday
    }

    [Fact]
    [Trait("Req", "R139")]
    public async Task Taking_the_dismissal_back_takes_the_report_back()
    {
        await using var world = await DeskWorld.CreateAsync();
        var response = await DismissAsync(world);

        await world.Get<UndoResponse>().RunAsync(world.Here.Agent, response, TestContext.Current.CancellationToken);

        await using var db = world.Open();
        (await db.DocumentReports.SingleAsync(TestContext.Current.CancellationToken)).Status.ShouldBe(DocumentReportStatus.Undone);
    }

    private static async Task GiveOwnerAsync(DeskWorld world)
    {
        await using var db = world.Open();
        (await db.Documents.SingleAsync(row => row.Key == "guide")).OwnerId = world.Here.Expert;
        await db.SaveChangesAsync();
    }

    private static async Task<Guid> DismissAsync(DeskWorld world)
    {
        var decision = await world.RecommendAsync();
        var response = Guid.NewGuid();
        var result = await world.RespondAsync(
            new(
                response,
                decision.DecisionId!.Value,
                ResponseKind.Dismiss,
                SlateKind.Document,
                "guide",
                DismissReasons.OutdatedDocument,
                Note: "The button moved."
            )
        );
        result.IsOk.ShouldBeTrue(result.Error?.Message);
        return response;
    }
}
