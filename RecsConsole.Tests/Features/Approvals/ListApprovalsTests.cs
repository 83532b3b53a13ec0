using RecsConsole.Features.Approvals;
using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Features.Approvals.OnCase;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Approvals;

/// <summary>Who sees which requests, and how many details of them.</summary>
public sealed class ListApprovalsTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R107")]
    public async Task Request_waits_for_those_who_may_decide_and_is_listed_to_the_one_who_asked(DatabaseProvider provider)
    {
        await using var desk = await ApprovalDesk.OpenAsync(provider);
        var request = await desk.RequestAsync();

        var supervisor = await desk.ListAsync(desk.Supervisor);
        var mine = await desk.ListAsync(desk.Agent, ApprovalScope.Mine);

        supervisor.Lines.ShouldHaveSingleItem().Id.ShouldBe(request.Id);
        supervisor.Lines[0].MayDecide.ShouldBeTrue();
        supervisor.Lines[0].CaseSla.ShouldNotBeNull().Deadline.ShouldBeGreaterThan(request.Deadline, "the case outlasts its request");
        mine.Lines.ShouldHaveSingleItem().MayWithdraw.ShouldBeTrue();
        mine.Lines[0].MayDecide.ShouldBeFalse();
        (await desk.ListAsync(desk.Agent)).Lines.ShouldBeEmpty();
        (await desk.ListAsync(desk.Sales)).Lines.ShouldBeEmpty();
        (await desk.ListAsync(desk.Outsider)).Counts.Pending.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R51")]
    public async Task Second_tenant_sees_and_decides_nothing(DatabaseProvider provider)
    {
        await using var desk = await ApprovalDesk.OpenAsync(provider);
        var request = await desk.RequestAsync();

        var list = await desk.ListAsync(desk.Stranger);
        var read = await desk.ReadAsync(desk.Stranger, request);
        var decided = await desk.DecideAsync(desk.Stranger, request);
        var withdrawn = await desk.Get<WithdrawApproval>().RunAsync(desk.Stranger, request.Id, CancellationToken.None);
        var ofCase = await desk.Get<ListPendingOfCase>().RunAsync(desk.Stranger, request.CaseId, CancellationToken.None);

        list.Lines.ShouldBeEmpty();
        ErrorKind[] kinds = [read.Error!.Kind, decided.Error!.Kind, withdrawn.Error!.Kind, ofCase.Error!.Kind];
        kinds.ShouldAllBe(kind => kind == ErrorKind.NotFound);
        (await desk.FindAsync(request.Id)).Status.ShouldBe(ApprovalStatus.Pending);
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Request_on_a_case_that_the_reader_may_not_see_is_not_there()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        var request = await desk.RequestAsync();

        var read = await desk.ReadAsync(desk.Outsider, request);

        read.Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    [Trait("Req", "R48")]
    public async Task Request_on_a_case_that_the_decision_point_denies_is_not_listed()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var desk = await ApprovalDesk.OpenAsync(replace: services => point.Serve(services));
        var request = await desk.RequestAsync();
        (await desk.ListAsync(desk.Supervisor)).Lines.ShouldHaveSingleItem();

        point.Denied.Add(request.CaseId.ToString("D"));

        var list = await desk.ListAsync(desk.Supervisor);
        list.Lines.ShouldBeEmpty();
        (list.Total, list.Refused).ShouldBe((0, 1), "one page has all, so the refused one is known");
    }

    [Fact]
    [Trait("Req", "R48")]
    public async Task Requests_that_could_not_be_checked_are_no_empty_list()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var desk = await ApprovalDesk.OpenAsync(replace: services => point.Serve(services));
        await desk.RequestAsync();

        point.Garbage = """{"decision":true}"""; // an answer to one question, and none to those about rows

        var result = await desk.Get<ListApprovals>().RunAsync(desk.Supervisor, new(), CancellationToken.None);
        result.Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.Unavailable);
    }

    [Fact]
    [Trait("Req", "R108")]
    public async Task Two_approvers_see_the_evidence_as_far_as_each_may()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        var cleared = await desk.AddAsync(desk.World.Here.TenantId, "clara", 3, "supervisor");
        // Fourteen finished cases support this action, and none supports the one that needs an approval.
        await desk.World.ChangeAsync(
            ChangeKind.Catalog,
            db => db.Actions.Single(row => row.Key == "ask").Risk = db.Actions.Single(row => row.Key == "wipe").Risk
        );
        var request = await desk.RequestAsync("ask");
        await desk.World.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                foreach (var row in db.Cases.Where(row => !row.IsOpen))
                {
                    row.Classification = 2;
                }
            }
        );

        var all = (await desk.ReadAsync(cleared, request)).Value!.Reason!;
        var less = (await desk.ReadAsync(desk.Supervisor, request)).Value!.Reason!;

        all.Withheld.ShouldBe(0);
        all.Hidden.ShouldBe(0);
        all.Lines.ShouldContain(line => line.Text.Contains("T-1"));
        less.Withheld.ShouldBeGreaterThan(0);
        less.Lines.ShouldNotContain(line => line.Text.Contains("T-1"));
        less.Hidden.ShouldBeGreaterThan(0);
        less.Sentences.Count.ShouldBe(all.Sentences.Count - less.Hidden);
    }

    [Fact]
    [Trait("Req", "R107")]
    public async Task Path_names_those_whom_the_policy_lets_approve()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        var request = await desk.RequestAsync();

        var view = (await desk.ReadAsync(desk.Agent, request)).Value!;

        view.Role.ShouldBe("supervisor");
        view.Approvers.ShouldBe([new("Person sam", IsOfTeam: true, IsAway: false)]);
        view.RequestNote.ShouldBe("The customer asked for it twice.");
    }

    [Fact]
    public async Task Approver_who_is_absent_is_named_with_the_time_they_are_back()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        var request = await desk.RequestAsync();
        var now = desk.World.Database.Clock.GetUtcNow();
        await using (var db = desk.World.Open())
        {
            db.Absences.Add(
                new()
                {
                    TenantId = desk.Supervisor.TenantId,
                    Id = Guid.CreateVersion7(),
                    PersonId = desk.Supervisor.PersonId,
                    From = now.AddDays(-1),
                    To = now.AddDays(2),
                }
            );
            await db.SaveChangesAsync();
        }

        var view = (await desk.ReadAsync(desk.Agent, request)).Value!;

        view.Approvers.ShouldBe([new("Person sam", IsOfTeam: true, IsAway: true) { BackAt = now.AddDays(2) }]);
    }

    [Fact]
    public async Task Withdrawn_request_is_over_and_can_be_asked_for_again()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        var request = await desk.RequestAsync();
        var withdraw = desk.Get<WithdrawApproval>();

        var foreign = await withdraw.RunAsync(desk.Supervisor, request.Id, CancellationToken.None);
        var own = await withdraw.RunAsync(desk.Agent, request.Id, CancellationToken.None);
        var again = await desk.RequestAsync();

        foreign.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        own.IsOk.ShouldBeTrue();
        (await desk.FindAsync(request.Id)).Status.ShouldBe(ApprovalStatus.Withdrawn);
        again.Id.ShouldNotBe(request.Id);
    }

    [Fact]
    public async Task Looking_at_the_case_ends_what_holds_no_more_and_it_can_be_asked_for_again()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        var request = await desk.RequestAsync();
        var pending = desk.Get<ListPendingOfCase>();
        var before = await pending.RunAsync(desk.Agent, request.CaseId, CancellationToken.None);
        await Movement.MakeAsync(desk, request, "deadline");

        var after = await pending.RunAsync(desk.Agent, request.CaseId, CancellationToken.None);

        before.Value!.Requests.ShouldHaveSingleItem().Action.ShouldBe("Do wipe");
        after.Value!.Requests.ShouldBeEmpty();
        (await desk.ListAsync(desk.Supervisor, ApprovalScope.Decided)).Lines.ShouldHaveSingleItem().Status.ShouldBe(ApprovalStatus.Lapsed);
        (await desk.RequestAsync()).Status.ShouldBe(ApprovalStatus.Pending);
    }
}
