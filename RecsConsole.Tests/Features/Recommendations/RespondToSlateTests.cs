using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>Accepting, dismissing and overriding, on every available database.</summary>
public sealed class RespondToSlateTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R98")]
    public async Task Accepting_writes_the_event_and_moves_the_state_to_the_end(DatabaseProvider provider)
    {
        await using var world = await DeskWorld.CreateAsync(provider);
        var first = await world.RecommendAsync();

        var asked = await world.AcceptAsync(first, "ask");
        var second = await world.RecommendAsync();
        await world.AcceptAsync(second, "fix");

        asked.Value!.CaseMoved.ShouldBeTrue();
        asked.Value.Message.ShouldBe("Marked as done: Do ask. The case is now in state \"Working\".");
        await using var db = world.Open();
        var row = await db.Cases.SingleAsync(found => found.Id == world.Here.CaseId);
        row.IsOpen.ShouldBeFalse();
        row.Resolution.ShouldBe("fix");
        row.ResolvedById.ShouldBe(world.Here.Agent.PersonId);
        row.SlaMet.ShouldBe(true);
        var events = await db.CaseEvents.Where(found => found.CaseId == row.Id).OrderBy(found => found.Ordinal).ToListAsync();
        events.Select(found => $"{found.FromState}>{found.Activity}>{found.ToState}").ShouldBe(["new>ask>working", "working>fix>resolved"]);
        events[0].DecisionId.ShouldBe(first.DecisionId);
        events[0].SuggestedConfidence.ShouldBe(ItemConfidence.High);
    }

    [Fact]
    [Trait("Req", "R99")]
    public async Task Same_response_twice_is_one_response()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        var id = Guid.NewGuid();

        await world.AcceptAsync(shown, "ask", id);
        var again = await world.AcceptAsync(shown, "ask", id);

        again.IsOk.ShouldBeTrue();
        await using var db = world.Open();
        (await db.Responses.CountAsync()).ShouldBe(1);
        (await db.CaseEvents.CountAsync(row => row.CaseId == world.Here.CaseId)).ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R20")]
    public async Task Case_that_moved_since_refuses_the_action_and_says_why()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        await world.AcceptAsync(shown, "ask");

        var late = await world.AcceptAsync(shown, "notice");

        late.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        late.Error.Message.ShouldContain("not allowed in the state \"Working\"");
        await using var db = world.Open();
        (await db.Responses.CountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public async Task Request_for_approval_that_does_not_say_why_is_refused_and_nothing_waits(string? why)
    {
        await using var world = await DeskWorld.CreateAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;

        var asked = await world.RespondAsync(new(Guid.NewGuid(), decision, ResponseKind.Accept, SlateKind.Action, "wipe", Note: why));

        asked.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        await using var db = world.Open();
        (await db.ApprovalRequests.CountAsync(), await db.Responses.CountAsync()).ShouldBe((0, 0));
    }

    [Fact]
    [Trait("Req", "R106")]
    public async Task High_risk_action_becomes_a_pending_request_and_moves_nothing()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();

        var outcome = await world.AcceptAsync(shown, "wipe");
        var again = await world.RecommendAsync(shown.DecisionId);

        outcome.Value!.IsPendingApproval.ShouldBeTrue();
        await using var db = world.Open();
        (await db.Cases.SingleAsync(row => row.Id == world.Here.CaseId)).Status.ShouldBe("new");
        (await db.CaseEvents.CountAsync(row => row.CaseId == world.Here.CaseId)).ShouldBe(0);
        (await db.ApprovalRequests.SingleAsync()).Status.ShouldBe(ApprovalStatus.Pending);
        again.Slate(SlateKind.Action).Items.ShouldNotContain(item => item.Id == "wipe");
        again.Slate(SlateKind.Action).Excluded.ShouldContain(entry => entry.Code == "duplicate_request");
    }

    [Fact]
    [Trait("Req", "R80")]
    public async Task Dismissed_item_is_hidden_on_this_case_until_it_is_taken_back()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        var id = Guid.NewGuid();

        await world.RespondAsync(
            new(id, shown.DecisionId!.Value, ResponseKind.Dismiss, SlateKind.Action, "ask", DismissReasons.NotApplicable)
        );
        var hidden = await world.RecommendAsync(shown.DecisionId);
        await world.Get<UndoResponse>().RunAsync(world.Here.Agent, id, CancellationToken.None);
        var back = await world.RecommendAsync(hidden.DecisionId);

        hidden.Slate(SlateKind.Action).Items.ShouldNotContain(item => item.Id == "ask");
        hidden.Slate(SlateKind.Action).Excluded.ShouldContain(entry => entry.Code == "dismissed_by_actor");
        back.Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "ask");
    }

    [Theory]
    [InlineData("not_applicable")]
    [InlineData("already_tried")]
    [InlineData("not_useful")]
    [InlineData("outdated_document")]
    [InlineData("wrong_permission")]
    [InlineData("bad_explanation")]
    [Trait("Req", "R94")]
    public async Task Each_reason_is_stored_with_its_decision_item_and_note(string reason)
    {
        await using var world = await DeskWorld.CreateAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;

        await world.RespondAsync(
            new(Guid.NewGuid(), decision, ResponseKind.Dismiss, SlateKind.Document, "guide", reason, Note: "It speaks of another model.")
        );

        await using var db = world.Open();
        var row = await db.Responses.SingleAsync();
        (row.DecisionId, row.ItemId, row.Reason, row.Note).ShouldBe((decision, "guide", reason, "It speaks of another model."));
    }

    [Fact]
    [Trait("Req", "R94")]
    public async Task Useful_is_stored_with_its_decision_and_item()
    {
        await using var world = await DeskWorld.CreateAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;

        await world.RespondAsync(new(Guid.NewGuid(), decision, ResponseKind.Accept, SlateKind.Document, "guide"));

        await using var db = world.Open();
        var row = await db.Responses.SingleAsync();
        (row.Kind, row.DecisionId, row.ItemId, row.Reason).ShouldBe((ResponseKind.Accept, decision, "guide", null));
    }

    [Fact]
    [Trait("Req", "R2")]
    public async Task Unit_of_another_surface_is_refused_and_the_attempt_is_recorded()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        shown.Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "ask");

        var result = await world.RespondAsync(new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Accept, SlateKind.Document, "ask"));

        result.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await using var db = world.Open();
        (await db.Responses.CountAsync()).ShouldBe(0);
        (await db.AuditEntries.SingleAsync(row => row.Operation == "respond.slate")).Outcome.ShouldBe("denied");
    }

    [Fact]
    [Trait("Req", "R96")]
    [Trait("Req", "R98")]
    public async Task Override_keeps_what_was_suggested_and_does_what_was_chosen()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();

        var outcome = await world.RespondAsync(
            new(
                Guid.NewGuid(),
                shown.DecisionId!.Value,
                ResponseKind.Override,
                SlateKind.Action,
                "notice",
                DismissReasons.NotApplicable,
                "ask",
                "The customer called first."
            )
        );

        outcome.Value!.CaseMoved.ShouldBeTrue();
        await using var db = world.Open();
        var row = await db.Responses.SingleAsync();
        (row.Kind, row.ItemId, row.ChosenActionKey, row.Reason).ShouldBe((ResponseKind.Override, "notice", "ask", "not_applicable"));
        var done = await db.CaseEvents.SingleAsync(found => found.CaseId == row.CaseId);
        (done.Activity, done.SuggestedConfidence).ShouldBe(("ask", null));
    }

    [Fact]
    [Trait("Req", "R57")]
    [Trait("Req", "R152")]
    public async Task Action_of_another_role_is_denied_and_audited_even_when_asked_directly()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();

        var denied = await world.RespondAsync(
            new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Override, SlateKind.Action, null, DismissReasons.NotUseful, "price")
        );

        denied.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(entry => entry.Outcome == "denied")).ShouldBe(1);
        (await db.Responses.CountAsync()).ShouldBe(0);
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Decision_of_another_person_or_tenant_cannot_be_answered()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();

        var foreign = await world
            .Get<RespondToSlate>()
            .RunAsync(
                world.Elsewhere.Agent,
                new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Accept, SlateKind.Action, "ask"),
                CancellationToken.None
            );

        foreign.Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    [Trait("Req", "R98")]
    public async Task Asking_a_person_is_a_line_in_the_history_and_using_a_document_is_remembered()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        var decision = shown.DecisionId!.Value;

        await world.RespondAsync(new(Guid.NewGuid(), decision, ResponseKind.Accept, SlateKind.Document, "guide"));
        var asked = await world.RespondAsync(
            new(Guid.NewGuid(), decision, ResponseKind.Accept, SlateKind.Expert, world.Here.Expert.ToString("D"), Note: "Seen it?")
        );

        asked.Value!.Message.ShouldBe("You asked Person expert. The answer will arrive in your inbox.");
        await using var db = world.Open();
        (await db.CaseDocuments.CountAsync(row => row.CaseId == world.Here.CaseId)).ShouldBe(1);
        (await db.CaseEvents.SingleAsync(row => row.CaseId == world.Here.CaseId)).Activity.ShouldBe("expert_asked");
    }

    [Theory]
    [InlineData(ResponseKind.Dismiss, "ask", null, null)]
    [InlineData(ResponseKind.Dismiss, "ask", "made_up", null)]
    [InlineData(ResponseKind.Override, "ask", DismissReasons.NotUseful, null)]
    [InlineData(ResponseKind.Accept, null, null, null)]
    public async Task Incomplete_response_is_refused_and_changes_nothing(ResponseKind kind, string? item, string? reason, string? chosen)
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();

        var result = await world.RespondAsync(new(Guid.NewGuid(), shown.DecisionId!.Value, kind, SlateKind.Action, item, reason, chosen));

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        await using var db = world.Open();
        (await db.Responses.CountAsync()).ShouldBe(0);
    }
}
