using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Uploads;
using RecsConsole.Features.People.Profile;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import.Uploads;

/// <summary>A team without a connector imports its tickets in the browser; the test uses only operations of the page.</summary>
public sealed class UploadJourneyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_tenant_gets_its_first_recommendation_from_a_file_of_tickets()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var sent = (await desk.SendAsync(desk.Admin, UploadDesk.Tickets())).Value.ShouldNotBeNull();
        sent.Plan.Kind.ShouldBe(FileKind.Tickets);
        sent.Plan.Missing.ShouldBeEmpty();
        (await desk.CheckAsync(desk.Admin, sent)).ShouldSatisfyAllConditions(
            file => (file.Rows, file.Cases, file.ProblemCount).ShouldBe((60, 60, 0)),
            file => file.Preview.Count.ShouldBe(20),
            file => file.Preview[0].Steps.Select(step => step.Activity).ShouldBe(["received", "first_response", "resolved", "closed"])
        );

        var run = await desk.ImportAsync(desk.Admin, sent);

        run.Status.ShouldBe(JobStatus.Done);
        var brought = (await desk.ReadAsync(desk.Admin)).Brought.ShouldNotBeNull();
        (brought.Counts!.Cases, brought.Counts.People, brought.Counts.StepsForbidden).ShouldBe((60, 2, 0.0));
        (await desk.ReadFoundAsync(desk.Admin))
            .Workflow!.States.Where(state => state.Ends)
            .Select(state => state.Key)
            .ShouldBe(["resolved", "closed"], ignoreOrder: true);
        await desk.LearnAsync(desk.Admin);
        var ana = await GiveRoleAsync(desk, "Ana Nowak");
        await using var db = desk.Open(desk.Admin);
        var open = await db.Cases.OrderBy(row => row.Key).FirstAsync(row => row.IsOpen && row.AssigneeId == ana.PersonId, Token);
        var shown = await desk.Get<RecommendForCase>().RunAsync(ana, new RecommendForCaseRequest(open.Id), Token);
        var decision = shown.Value.ShouldNotBeNull(shown.Error?.Message);
        decision.DecisionId.ShouldNotBeNull();
        var stored = await db.Decisions.SingleAsync(row => row.Id == decision.DecisionId, Token);
        stored.CaseId.ShouldBe(open.Id);
        var steps = decision.Slates.Single(slate => slate.Kind is SlateKind.Action);
        steps.Items.ShouldNotBeEmpty(steps.EmptyReason + string.Join("; ", steps.Excluded.Select(each => each.ToString())));
    }

    [Fact]
    public async Task What_the_list_says_of_a_ticket_stands_in_its_case()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var sent = (await desk.SendAsync(desk.Admin, UploadDesk.Tickets())).Value!;

        await desk.ImportAsync(desk.Admin, sent);

        await using var db = desk.Open(desk.Admin);
        var closed = await db.Cases.SingleAsync(row => row.Key == "T-1", Token);
        (closed.IsOpen, closed.Status, closed.Title, closed.Description, closed.TeamKey, closed.Priority, closed.AccountKey).ShouldBe(
            (false, "closed", "Printer jams on page 0", "The printer jams, again.\nPage 0", "Desk 0", 2, "Acme 0")
        );
        closed.ResolvedAt.ShouldBe(new DateTimeOffset(2026, 1, 5, 13, 0, 0, TimeSpan.Zero), "14:00 in Berlin");
        var open = await db.Cases.SingleAsync(row => row.Key == "T-10", Token);
        (open.IsOpen, open.Status, open.ResolvedAt).ShouldBe((true, "first_response", null));
        open.CustomFieldsJson.ShouldContain("Pending");
        var holder = await db.People.SingleAsync(row => row.Id == open.AssigneeId, Token);
        (holder.DisplayName, holder.Teams).ShouldBe(("Ana Nowak", holder.Teams));
        var steps = await db.CaseEvents.Where(row => row.CaseId == closed.Id).OrderBy(row => row.Ordinal).ToListAsync(Token);
        steps[0].AttributesJson.ShouldNotContain("Desk", Case.Sensitive, "no earlier step knows in which team it ended");
        steps[^1].AttributesJson.ShouldContain("Desk 0");
    }

    [Fact]
    public async Task Another_tenant_sees_neither_the_file_nor_what_came_of_it()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var sent = (await desk.SendAsync(desk.Admin, UploadDesk.Tickets())).Value!;

        (await desk.ReadAsync(desk.Stranger)).Upload.ShouldBeNull();
        (await desk.Get<PreviewImport>().RunAsync(desk.Stranger, new(sent.Id, sent.Plan), Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await desk.Get<RequestImport>().RunAsync(desk.Stranger, new(sent.Id, sent.Plan), Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await desk.Get<RemoveUpload>().RunAsync(desk.Stranger, sent.Id, Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await desk.ImportAsync(desk.Admin, sent);

        (await desk.ReadAsync(desk.Stranger)).ShouldSatisfyAllConditions(
            view => view.Upload.ShouldBeNull(),
            view => view.Run.ShouldBeNull(),
            view => view.Brought.ShouldBeNull()
        );
        await using var db = desk.Open(desk.Stranger);
        (await db.Cases.CountAsync(Token) + await db.Actions.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Only_an_administrator_sends_and_imports()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var sent = (await desk.SendAsync(desk.Admin, UploadDesk.Tickets())).Value!;

        (await desk.SendAsync(desk.Agent, UploadDesk.Tickets())).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.Get<ReadImport>().RunAsync(desk.Agent, Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.Get<PreviewImport>().RunAsync(desk.Agent, new(sent.Id, sent.Plan), Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.Get<RequestImport>().RunAsync(desk.Agent, new(sent.Id, sent.Plan), Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    [Fact]
    public async Task A_broken_file_names_each_line_and_changes_nothing()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var before = await desk.CountRowsAsync();
        var text = new StringBuilder(UploadDesk.Tickets(30))
            .Append("T-31,a,b,Closed,yesterday,,,,2026-02-01 10:00,Ana,Desk,Low,Acme\n") // line 62: each ticket has two lines
            .Append("T-1,a,b,Open,2026-02-01 10:00,,,,,Ana,Desk,Low,Acme\n")
            .Append("T-32,a,b,Solved,2026-02-01 10:00,,,,,Ana,Desk,Low,Acme\n")
            .Append("T-33,a,b,Closed,2026-02-01 10:00,,2026-01-01 10:00,,,Ana,Desk,Low,Acme\n")
            .Append("T-34,a,b,Open\n")
            .Append("=1+2,a,b,Open,2026-02-01 10:00,,,,,Ana,Desk,Low,Acme\n")
            .ToString();
        var sent = (await desk.SendAsync(desk.Admin, text)).Value!;

        var file = await desk.CheckAsync(desk.Admin, sent);
        var run = await desk.ImportAsync(desk.Admin, sent);

        file.IsGood.ShouldBeFalse();
        file.Problems.Select(problem => (problem.Line, problem.Column, problem.Value))
            .ShouldBe([
                (62, "Created at", "yesterday"),
                (63, "Ticket", "T-1"),
                (64, "Status", "Solved"),
                (65, "Solved at", "2026-01-01 10:00"),
                (66, null, null),
                (67, "Ticket", "=1+2"),
            ]);
        run.Status.ShouldBe(JobStatus.Failed);
        StoredText.Read(run.Result)!.Words.ShouldContain("tickets.csv, line 6");
        (await desk.CountRowsAsync()).ShouldBe(before);
        (await desk.ReadAsync(desk.Admin)).Upload.ShouldNotBeNull("it can be read otherwise");
    }

    [Fact]
    public async Task The_same_file_again_doubles_nothing_and_a_later_list_adds_only_what_is_new()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var first = (await desk.SendAsync(desk.Admin, UploadDesk.Tickets(40))).Value!;
        await desk.ImportAsync(desk.Admin, first);
        var before = await desk.CountRowsAsync();

        var again = await desk.ImportAsync(desk.Admin, (await desk.SendAsync(desk.Admin, UploadDesk.Tickets(40))).Value!);

        StoredText.Read(again.Result)!.Words.ShouldBe("Nothing new: everything in the file has already been imported.");
        (await desk.CountRowsAsync()).ShouldBe(before);
        var later = (
            await desk.SendAsync(desk.Admin, UploadDesk.Tickets(42).Replace("T-10,", "T-10,Re: ", StringComparison.Ordinal))
        ).Value!;
        await desk.ImportAsync(desk.Admin, later);
        await using var db = desk.Open(desk.Admin);
        (await db.Cases.CountAsync(Token)).ShouldBe(42);
        (await db.CaseEvents.CountAsync(Token)).ShouldBe((int)before["CaseEvents"] + 8);
        (await db.Cases.SingleAsync(row => row.Key == "T-10", Token)).Title.ShouldStartWith("Re: ");
    }

    [Fact]
    public async Task Reassigning_a_ticket_between_two_lists_makes_no_second_history()
    {
        await using var desk = await UploadDesk.CreateAsync();
        await desk.ImportAsync(desk.Admin, (await desk.SendAsync(desk.Admin, UploadDesk.Tickets(10))).Value!);
        var moved = UploadDesk.Tickets(10).Replace("Ana Nowak", "Cleo Roth", StringComparison.Ordinal);

        await desk.ImportAsync(desk.Admin, (await desk.SendAsync(desk.Admin, moved)).Value!);

        await using var db = desk.Open(desk.Admin);
        var id = await db.Cases.Where(row => row.Key == "T-10").Select(row => row.Id).SingleAsync(Token);
        (await db.CaseEvents.CountAsync(row => row.CaseId == id, Token)).ShouldBe(2);
        var holder = await db.People.SingleAsync(row => row.Key == "Cleo Roth", Token);
        (await db.Cases.SingleAsync(row => row.Id == id, Token)).AssigneeId.ShouldBe(holder.Id);
    }

    [Fact]
    public async Task An_import_that_is_stopped_changes_nothing_and_can_be_asked_for_again()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var sent = (await desk.SendAsync(desk.Admin, UploadDesk.Tickets())).Value!;
        var before = await desk.CountRowsAsync();
        using var stop = new CancellationTokenSource();
        var stopping = new StoppingProgress(stop);

        await Should.ThrowAsync<OperationCanceledException>(() =>
            desk.Get<ImportUpload>().RunAsync(Actor.Job(desk.Admin.TenantId), new(null) { Progress = stopping }, stop.Token)
        );

        (await desk.CountRowsAsync()).ShouldBe(before);
        (await desk.ImportAsync(desk.Admin, sent)).Status.ShouldBe(JobStatus.Done);
    }

    [Fact]
    public async Task An_import_is_recorded_once_under_the_name_of_who_asked()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var sent = (await desk.SendAsync(desk.Admin, UploadDesk.Tickets())).Value!;

        await desk.ImportAsync(desk.Admin, sent);

        await using var db = desk.Open(desk.Admin);
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "import.tickets", Token);
        (entry.ActorId, entry.ObjectId).ShouldBe((desk.Admin.PersonId, sent.Hash));
        (await desk.ReadAsync(desk.Admin)).Upload.ShouldBeNull("a file full of people is gone once it is in");
    }

    // Saves a person as the page of people does.
    private static async Task<Actor> GiveRoleAsync(UploadDesk desk, string key)
    {
        var read = await desk.Get<ReadPerson>().RunAsync(desk.Admin, new(key), Token);
        var view = read.Value.ShouldNotBeNull(read.Error?.Message);
        var profile = view.Profile with { Roles = ["agent"], Clearance = 1 };
        var saved = await desk.Get<SavePerson>().RunAsync(desk.Admin, new(view.Id, view.Revision, profile), Token);
        return new(desk.Admin.TenantId, saved.Value.ShouldNotBeNull(saved.Error?.Message).Id);
    }

    private sealed class StoppingProgress(CancellationTokenSource stop) : JobProgress
    {
        public override async Task ReportAsync(int percent, StoredText step, CancellationToken cancellationToken)
        {
            await stop.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
