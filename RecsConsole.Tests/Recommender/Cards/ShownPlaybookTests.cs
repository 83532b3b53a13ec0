using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tenancy.People;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Recommender.Cards;

/// <summary>A playbook is shown as a checklist: the history of the case decides the status of each step.</summary>
public sealed class ShownPlaybookTests
{
    private static readonly PlaybookFacts Playbook = new(
        "sign-in",
        2,
        [new("issue_type", "equals", ["sign_in"])],
        [
            new("look", []),
            new("call", [new("priority", "at_most", ["1"])]),
            new("fix", []),
            new("close", [new("state", "equals", ["review"])]),
        ]
    );

    [Fact]
    public void Steps_are_done_next_not_needed_or_not_yet_as_the_case_stands()
    {
        Shown(ADesk()).ShouldBe(["look: next", "call: not needed", "fix", "close: not yet"]);
        Shown(ADesk().WithStep("look")).ShouldBe(["look: done", "call: not needed", "fix: next", "close: not yet"]);
        Shown(ADesk().WithStep("look").WithStep("fix", to: "review").WithCase(it => it with { State = "review" }))
            .ShouldBe(["look: done", "call: not needed", "fix: done", "close: next"]);
    }

    [Fact]
    public void A_step_that_did_not_help_is_not_counted_as_done() =>
        ShownPlaybook.From(ADesk().WithStep("look").WithFailed("fix").Build(), Facts()).ShouldHaveSingleItem().Done.ShouldBe(1);

    [Fact]
    public void While_the_case_waits_no_step_has_its_turn_and_those_to_come_are_not_yet()
    {
        var waits = new PlaybookFacts("sign-in", 2, [], [new("look", []), new("fix", [new("state", "equals", ["open"])])]);
        var desk = ASnapshot()
            .WithAction("look", to: "waiting")
            .WithAction("answered", from: "waiting")
            .WithAction("fix")
            .WithPlaybook(waits)
            .WithStep("look", to: "waiting");

        Shown(desk.WithCase(it => it with { State = "waiting" })).ShouldBe(["look: done", "fix: not yet"]);
    }

    [Theory]
    [InlineData("new", "take: next", "fix: not yet", "ask: not yet", "close: not yet")]
    [InlineData("open", "take: not needed", "fix: next", "ask: not yet", "close: not yet")]
    [InlineData("review", "take: not needed", "fix: not needed", "ask: not needed", "close: next")]
    public void A_step_whose_state_the_case_cannot_come_to_again_is_not_needed(string state, params string[] shown)
    {
        var steps = new PlaybookFacts(
            "sign-in",
            3,
            [],
            [
                new("take", [new("state", "equals", ["new"])]),
                new("fix", [new("state", "equals", ["open"])]),
                new("ask", [new("done", "equals", ["look"])]),
                new("close", [new("state", "equals", ["review"])]),
            ]
        );
        var desk = ADesk(steps).WithAction("ask").WithCase(it => it with { State = state });

        Shown(desk).ShouldBe(shown);
    }

    [Fact]
    public void A_step_for_a_case_on_which_something_was_not_done_never_comes_once_it_was()
    {
        var either = new PlaybookFacts("sign-in", 3, [], [new("fix", []), new("call", [new("not_done", "equals", ["look"])])]);

        Shown(ADesk(either).WithStep("look")).ShouldBe(["fix: next", "call: not needed"]);
    }

    [Fact]
    public void Playbook_for_other_cases_is_not_shown() =>
        ShownPlaybook.From(ADesk().WithCase(it => it with { IssueType = "billing" }).Build(), Facts()).ShouldBeEmpty();

    [Fact]
    public void Finished_playbook_stays_and_stands_last()
    {
        var finished = new PlaybookFacts("a-first-by-name", 1, [], [new("look", [])]);

        var shown = ShownPlaybook.From(ADesk().WithPlaybook(finished).WithStep("look").Build(), Facts());

        shown.Select(each => $"{each.Key} {each.Done}/{each.Steps.Count}").ShouldBe(["sign-in 1/4", "a-first-by-name 1/1"]);
    }

    [Fact]
    [Trait("Req", "R56")]
    public void Step_that_needs_another_role_is_not_named()
    {
        var snapshot = ASnapshot()
            .WithAction("look", change: action => action with { RequiredRole = "supervisor" })
            .WithPlaybook(new("sign-in", 1, [], [new("look", [])]))
            .WithStep("look")
            .WithActor(actor => actor with { Roles = new HashSet<string>(["agent"], StringComparer.Ordinal) })
            .Build();

        var step = ShownPlaybook.From(snapshot, Facts()).ShouldHaveSingleItem().Steps.ShouldHaveSingleItem();

        (step.Action, step.Title, step.Past, step.IsDone).ShouldBe((null, "A step for another role", null, true));
    }

    private static SnapshotBuilder ADesk() => ADesk(Playbook);

    private static SnapshotBuilder ADesk(PlaybookFacts playbook) =>
        ASnapshot()
            .WithAction("look")
            .WithAction("call")
            .WithState("new")
            .WithState("review")
            .WithAction("take", from: "new")
            .WithAction("fix", to: "review")
            .WithAction("close", kind: "close", from: "review", to: "closed")
            .WithCase(it => it with { Priority = 3 })
            .WithPlaybook(playbook);

    private static List<string> Shown(SnapshotBuilder builder) =>
        [.. ShownPlaybook.From(builder.Build(), Facts()).ShouldHaveSingleItem().Steps.Select(Words)];

    private static string Words(ShownPlaybookStep step) =>
        step switch
        {
            { IsDone: true } => $"{step.Title}: done",
            { IsNext: true } => $"{step.Title}: next",
            { IsNeeded: false, MayComeYet: true } => $"{step.Title}: not yet",
            { IsNeeded: false } => $"{step.Title}: not needed",
            _ => step.Title,
        };

    private static TenantFacts Facts()
    {
        var snapshot = ASnapshot().Build();
        return new(
            Guid.NewGuid(),
            0,
            [],
            snapshot.Shared.Catalog,
            new Dictionary<string, string>(),
            new Dictionary<string, string>(),
            new Dictionary<Guid, PersonRecord>(),
            snapshot.Shared.Configuration,
            new Dictionary<string, CaseTypeFacts>(),
            "Etc/UTC",
            TenantModels.None
        );
    }
}
