using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Approvals;
using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Features.Approvals.OnCase;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using ApprovalDesk = RecsConsole.Tests.Features.Approvals.ApprovalDesk;

namespace RecsConsole.Tests.Features.Inbox;

/// <summary>A person is notified once, with the reason, of the decision on their request or report.</summary>
public sealed class TidingsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ApprovalVerdict.Approve, null, InboxKind.Approved)]
    [InlineData(ApprovalVerdict.Reject, "Not for 120 people.", InboxKind.Rejected)]
    [Trait("Req", "R211")]
    public async Task Requester_is_told_the_verdict_with_its_reason(ApprovalVerdict verdict, string? reason, InboxKind kind)
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        var request = await desk.RequestAsync();

        (await desk.DecideAsync(desk.Supervisor, request, verdict, reason)).IsOk.ShouldBeTrue();
        (await desk.DecideAsync(desk.Supervisor, request, verdict, reason)).IsOk.ShouldBeFalse();

        var item = await SingleAsync(desk.World);
        (item.RecipientId, item.Kind, item.FromId, item.Text, item.CaseId, item.Reference).ShouldBe(
            (desk.Agent.PersonId, kind, (Guid?)desk.Supervisor.PersonId, reason, (Guid?)request.CaseId, "wipe")
        );
    }

    [Fact]
    public async Task Requester_is_told_of_a_lapse_and_not_of_what_they_took_back()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        var first = await desk.RequestAsync();
        await desk.Get<WithdrawApproval>().RunAsync(desk.Agent, first.Id, Token);
        await desk.RequestAsync();
        for (var look = 0; look < 3; look++)
        {
            desk.World.Database.Clock.Advance(TimeSpan.FromDays(30)); // past the deadline and the extended deadline after the escalation
            await desk.ListAsync(desk.Supervisor);
        }

        await using var db = desk.World.Open();
        var item = await db.InboxItems.SingleAsync(row => row.RecipientId == desk.Agent.PersonId, Token);
        (item.Kind, item.FromId).ShouldBe((InboxKind.Lapsed, (Guid?)null));
        item.Text.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task Request_and_rejection_stand_in_the_history_and_move_what_is_on_the_screen_but_not_the_case()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddApprovals().AddCases().AddInbox());
        var before = await ViewAsync(world);
        var shown = await world.RecommendAsync();
        var id = Guid.NewGuid();
        await world.AcceptAsync(shown, "wipe", id);
        var waiting = await ViewAsync(world);
        var supervisor = await AddSupervisorAsync(world);

        await world.Get<DecideApproval>().RunAsync(supervisor, new(id, ApprovalVerdict.Reject, "Not for 120 people.", 0), Token);

        var after = await ViewAsync(world);
        (waiting.Moves > before.Moves, after.Moves > waiting.Moves).ShouldBe((true, true));
        after.Revision.ShouldBe(before.Revision);
        (await TimelineAsync(world)).ShouldBe(
            ["Sam Reyes rejected “Do wipe”: Not for 120 people.", "Person agent requested approval of “Do wipe”: "],
            ignoreOrder: true
        );
    }

    [Fact]
    [Trait("Req", "R211")]
    public async Task Owner_is_told_of_a_report_and_the_reporter_of_its_answer()
    {
        await using var world = await DeskWorld.CreateAsync();
        await ReportAsync(world, withOwner: true);
        (await SingleAsync(world)).ShouldSatisfyAllConditions(
            item => item.RecipientId.ShouldBe(world.Here.Expert),
            item => item.Kind.ShouldBe(InboxKind.Reported),
            item => item.Text.ShouldBe("The button moved."),
            item => item.Reference.ShouldBe("guide")
        );

        await using (var db = world.Open())
        {
            var report = await db.DocumentReports.SingleAsync(Token);
            (report.Status, report.ResolutionNote) = (DocumentReportStatus.Fixed, "Version 2 says where it is.");
            (report.ResolvedById, report.ResolvedAt) = (world.Here.Expert, world.Database.Clock.GetUtcNow());
            await DocumentNews.NotifyReporterAsync(db, report, Token);
            await DocumentNews.NotifyReporterAsync(db, report, Token);
            await db.SaveChangesAsync(Token);
        }

        await using var after = world.Open();
        var answer = await after.InboxItems.SingleAsync(row => row.RecipientId == world.Here.Agent.PersonId, Token);
        (answer.Kind, answer.Text).ShouldBe((InboxKind.ReportFixed, "Version 2 says where it is."));
    }

    [Fact]
    public async Task Report_without_an_owner_goes_to_administrators_and_is_taken_back_with_its_dismissal()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(ChangeKind.Person, db => db.People.Single(row => row.Id == world.Here.Expert).Roles = ["admin"]);
        var response = await ReportAsync(world, withOwner: false);
        (await SingleAsync(world)).RecipientId.ShouldBe(world.Here.Expert);

        await world.Get<UndoResponse>().RunAsync(world.Here.Agent, response, Token);

        await using var db = world.Open();
        (await db.InboxItems.CountAsync(Token)).ShouldBe(0);
    }

    private static async Task<InboxItemRow> SingleAsync(DeskWorld world)
    {
        await using var db = world.Open();
        return await db.InboxItems.SingleAsync(Token);
    }

    private static async Task<Guid> ReportAsync(DeskWorld world, bool withOwner)
    {
        await world.ChangeAsync(
            ChangeKind.Document,
            db => db.Documents.Single(row => row.Key == "guide").OwnerId = withOwner ? world.Here.Expert : null
        );
        var shown = await world.RecommendAsync();
        var id = Guid.NewGuid();
        var result = await world.RespondAsync(
            new(
                id,
                shown.DecisionId!.Value,
                ResponseKind.Dismiss,
                SlateKind.Document,
                "guide",
                DismissReasons.OutdatedDocument,
                Note: "The button moved."
            )
        );
        result.Error.ShouldBeNull();
        return id;
    }

    private static async Task<Actor> AddSupervisorAsync(DeskWorld world)
    {
        var id = Guid.NewGuid();
        await world.ChangeAsync(
            ChangeKind.Person,
            db =>
                db.People.Add(
                    new()
                    {
                        TenantId = world.Here.TenantId,
                        Id = id,
                        Key = "sam",
                        DisplayName = "Sam Reyes",
                        Roles = ["supervisor"],
                        Teams = ["one"],
                        Clearance = 1,
                        TimeZone = "UTC",
                        IsActive = true,
                    }
                )
        );
        return new(world.Here.TenantId, id);
    }

    private static async Task<CaseView> ViewAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var key = (await db.Cases.SingleAsync(row => row.Id == world.Here.CaseId, Token)).Key;
        await using var scope = world.Database.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ReadCase>().RunAsync(world.Here.Agent, key, Token)).Value!;
    }

    private static async Task<List<string>> TimelineAsync(DeskWorld world)
    {
        await using var scope = world.Database.Services.CreateAsyncScope();
        var request = new ListCaseEventsRequest(world.Here.CaseId, TimelineTab.All, 10);
        var result = await scope.ServiceProvider.GetRequiredService<ListCaseEvents>().RunAsync(world.Here.Agent, request, Token);
        return [.. result.Value!.Lines.Select(line => $"{line.Who} {line.What}: {line.Note}")];
    }
}
