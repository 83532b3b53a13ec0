using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Approvals;

/// <summary>A second person decides on a request: who may decide, what the decision does, and when the request lapses.</summary>
public sealed class DecideApprovalTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R106")]
    [Trait("Req", "R107")]
    public async Task Approving_carries_it_out_in_the_name_of_the_person_who_asked(DatabaseProvider provider)
    {
        await using var desk = await ApprovalDesk.OpenAsync(provider);
        var request = await desk.RequestAsync();

        var result = await desk.DecideAsync(desk.Supervisor, request, note: "Tell them first.");

        result.Value.ShouldBe("Marked as done: Do wipe. The case is now in state \"Working\".");
        await using var db = desk.World.Open();
        var moved = await db.CaseEvents.SingleAsync(row => row.CaseId == request.CaseId);
        moved.ActorId.ShouldBe(desk.Agent.PersonId);
        moved.AttributesJson.ShouldContain(desk.Supervisor.PersonId.ToString("D"));
        moved.DecisionId.ShouldBe(request.DecisionId);
        (await db.Cases.SingleAsync(row => row.Id == request.CaseId)).Status.ShouldBe("working");
        var after = await desk.FindAsync(request.Id);
        after.Status.ShouldBe(ApprovalStatus.Approved);
        after.DecidedById.ShouldBe(desk.Supervisor.PersonId);
        after.Reason.ShouldBe("Tell them first.");
        (await db.AuditEntries.SingleAsync(row => row.Operation == "approve.action")).ActorId.ShouldBe(desk.Supervisor.PersonId);
    }

    [Fact]
    public async Task Approved_step_that_takes_the_case_over_gives_it_to_who_asked()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        await desk.World.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "wipe").Handover = Handover.ToDoer);
        await desk.World.ChangeAsync(
            ChangeKind.Case,
            db => db.Cases.Single(row => row.Id == desk.World.Here.CaseId).AssigneeId = desk.World.Here.Expert
        );
        var request = await desk.RequestAsync();

        var decided = await desk.DecideAsync(desk.Supervisor, request);

        decided.IsOk.ShouldBeTrue(decided.Error?.Message);
        await using var db = desk.World.Open();
        (await db.Cases.SingleAsync(row => row.Id == desk.World.Here.CaseId)).AssigneeId.ShouldBe(desk.World.Here.Agent.PersonId);
        (await db.AuditEntries.CountAsync(row => row.Operation == "assign.case" && row.Outcome == "done")).ShouldBe(1);
        (await db.InboxItems.CountAsync(row => row.RecipientId == desk.World.Here.Agent.PersonId && row.Kind == InboxKind.Given)).ShouldBe(
            1
        );
    }

    [Theory]
    [InlineData(ApprovalVerdict.Approve)]
    [InlineData(ApprovalVerdict.Reject)]
    public async Task Answer_brings_back_a_case_that_was_set_aside_until_it(ApprovalVerdict verdict)
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        var request = await desk.RequestAsync();
        await desk.World.ChangeAsync(
            ChangeKind.Case,
            db => SetAside.Put(db.Cases.Single(row => row.Id == request.CaseId), DateTimeOffset.MaxValue.AddYears(-1), desk.Agent.PersonId)
        );

        (await desk.DecideAsync(desk.Supervisor, request, verdict, "Because.")).Error.ShouldBeNull();

        await using var db = desk.World.Open();
        (await db.Cases.SingleAsync(row => row.Id == request.CaseId)).LookAgainAt.ShouldBeNull();
    }

    [Fact]
    [Trait("Req", "R106")]
    public async Task Nobody_approves_their_own_request()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        await desk.World.ChangeAsync(
            ChangeKind.Person,
            db => db.People.Single(row => row.Id == desk.Agent.PersonId).Roles = ["agent", "supervisor"]
        );
        var request = await desk.RequestAsync();

        var result = await desk.DecideAsync(desk.Agent, request);

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.FindAsync(request.Id)).Status.ShouldBe(ApprovalStatus.Pending);
        await using var db = desk.World.Open();
        (await db.AuditEntries.SingleAsync(row => row.Operation == "approve.action")).Outcome.ShouldBe("denied");
    }

    [Fact]
    [Trait("Req", "R110")]
    public async Task Change_of_a_price_needs_sales_even_at_low_risk()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        await desk.World.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "ask").AffectsPrice = true);
        var request = await desk.RequestAsync("ask");

        var supervisor = await desk.DecideAsync(desk.Supervisor, request);
        var sales = await desk.DecideAsync(desk.Sales, request);

        supervisor.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        sales.Value.ShouldBe("Marked as done: Do ask. The case is now in state \"Working\".");
    }

    [Fact]
    public async Task Rejecting_needs_a_reason_and_leaves_the_case()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        var request = await desk.RequestAsync();

        var without = await desk.DecideAsync(desk.Supervisor, request, ApprovalVerdict.Reject);
        var with = await desk.DecideAsync(desk.Supervisor, request, ApprovalVerdict.Reject, "Not before the backup.");

        without.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        with.IsOk.ShouldBeTrue();
        (await desk.FindAsync(request.Id)).Reason.ShouldBe("Not before the backup.");
        await using var db = desk.World.Open();
        (await db.Cases.SingleAsync(row => row.Id == request.CaseId)).Status.ShouldBe("new");
    }

    public static TheoryData<string, string> Movements =>
        new()
        {
            { "case", "The case has changed since" },
            { "action", "new version" },
            { "withdrawn", "withdrawn from the catalog" },
            { "policy", "A policy has changed" },
            { "evidence", "evidence behind the suggestion has changed" },
            { "deadline", "deadline" },
            { "requester", "can no longer do this" },
        };

    [Theory]
    [InlineData("action")]
    [InlineData("policy")]
    [InlineData("evidence")]
    [InlineData("deadline")]
    [Trait("Req", "R106")]
    public async Task Slate_suggests_again_what_has_lapsed_though_nobody_looked_at_the_request(string what)
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        await desk.World.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "ask").Risk = ActionRiskLevel.High);
        var request = await desk.RequestAsync("ask");
        var while_ = await desk.World.RecommendAsync();
        desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(5));

        await Movement.MakeAsync(desk, request, what);
        await desk.World.ChangeAsync(ChangeKind.Catalog, _ => { });
        var after = await desk.World.RecommendAsync();

        Suggests(while_).ShouldBeFalse();
        Suggests(after).ShouldBeTrue();
        (await desk.FindAsync(request.Id)).Status.ShouldBe(ApprovalStatus.Pending);

        static bool Suggests(ShownDecision decision) => decision.Slate(SlateKind.Action).Items.Any(item => item.Id == "ask");
    }

    [Theory]
    [MemberData(nameof(Movements))]
    [Trait("Req", "R106")]
    public async Task Request_lapses_when_what_it_is_bound_to_moved(string what, string words)
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        await desk.World.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "ask").Risk = ActionRiskLevel.High);
        var request = await desk.RequestAsync("ask"); // similar cases used it
        desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(5));
        await Movement.MakeAsync(desk, request, what);

        var result = await desk.DecideAsync(desk.Supervisor, request);

        result.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        result.Error.Message.ShouldContain(words);
        var after = await desk.FindAsync(request.Id);
        after.Status.ShouldBe(ApprovalStatus.Lapsed);
        StoredText.Read(after.Reason)!.Words.ShouldContain(words);
        await using var db = desk.World.Open();
        (await db.CaseEvents.CountAsync(row => row.CaseId == request.CaseId && row.Activity == "ask")).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Second_of_two_approvers_is_told_who_was_first(DatabaseProvider provider)
    {
        await using var desk = await ApprovalDesk.OpenAsync(provider);
        var other = await desk.AddAsync(desk.World.Here.TenantId, "sue", 1, "supervisor");
        var request = await desk.RequestAsync();

        var results = await Task.WhenAll(desk.DecideAsync(desk.Supervisor, request), desk.DecideAsync(other, request));

        results.Count(result => result.IsOk).ShouldBe(1);
        results.Single(result => !result.IsOk).Error!.Kind.ShouldBe(ErrorKind.Conflict);
        var late = await desk.DecideAsync(other, request);
        late.Error!.Message.ShouldContain("has approved this request");
        await using var db = desk.World.Open();
        (await db.CaseEvents.CountAsync(row => row.CaseId == request.CaseId)).ShouldBe(1);
    }
}
