using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Catalog.Workflows;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Workflows;

/// <summary>From a drawing to the desk, on every available database.</summary>
public sealed class WorkflowLifeTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Step_that_is_taken_out_is_suggested_no_more_once_a_second_person_publishes(DatabaseProvider provider)
    {
        await using var desk = await WorkflowDesk.CreateAsync(provider);
        var inForce = await desk.InForceAsync();
        var before = await desk.World.RecommendAsync();
        var kept = WorkflowDesk.Without(inForce, "ask") with { Title = "Without asking" };

        (await desk.SaveAsync(desk.Ada, kept)).Error.ShouldBeNull();
        var asDraft = await desk.PublishAsync(desk.Ben);
        await desk.SubmitAsync(desk.Ada);
        var byAuthor = await desk.PublishAsync(desk.Ada);
        var bySecond = await desk.PublishAsync(desk.Ben);
        var after = await desk.World.RecommendAsync(before.DecisionId);
        var done = await desk.World.AcceptAsync(before, "ask");

        asDraft.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        byAuthor.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        bySecond.Error.ShouldBeNull();
        before.Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "ask");
        after.Slate(SlateKind.Action).Items.ShouldNotContain(item => item.Id == "ask");
        done.IsOk.ShouldBeFalse("what the workflow no longer allows is not done either");
        var view = (await desk.ReadAsync(desk.Supervisor)).Value!;
        view.Versions.Select(version => version.Status).ShouldBe([VersionStatus.Published, VersionStatus.Retired]);
        (await desk.AuditAsync("publish.workflow")).Select(entry => entry.Outcome).Order().ShouldBe(["denied", "done"]);
    }

    [Fact]
    [Trait("Req", "R138")]
    public async Task Unreachable_state_and_contradictory_rules_of_workflows_and_policies_are_refused()
    {
        await using var desk = await WorkflowDesk.CreateAsync();
        var inForce = await desk.InForceAsync();

        var island = await desk.BringInForceAsync(WorkflowDesk.With(inForce, new("island", false, false)));
        var twice = await desk.SaveAsync(desk.Ada, inForce with { Steps = [.. inForce.Steps, new("new", "ask", "resolved")] });
        var policy = new PolicyContent
        {
            Title = "Both ways",
            Statement = "Asks and does not ask.",
            EffectiveFrom = desk.World.Database.Clock.GetUtcNow(),
            Rules =
            [
                new()
                {
                    States = ["new"],
                    Requires = ["ask"],
                    Forbids = ["ask"],
                },
            ],
        };
        var rule = await desk.World.Get<SavePolicyDraft>().RunAsync(desk.Ada, new("both-ways", null, policy), CancellationToken.None);

        island.Error!.Message.ShouldContain("No step leads to Island.");
        twice.Error!.Message.ShouldContain("leads from New to two different states");
        rule.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await desk.InForceAsync()).Hash.ShouldBe(inForce.Hash);
    }

    [Fact]
    public async Task State_without_a_way_to_an_end_is_refused()
    {
        await using var desk = await WorkflowDesk.CreateAsync();
        var inForce = await desk.InForceAsync();
        var trap = WorkflowDesk.With(inForce, new("trap", false, false), new WorkflowTransition("working", "ask", "trap"));

        var published = await desk.BringInForceAsync(trap);

        published.Error!.Message.ShouldContain("From Trap, no steps lead to a state that closes the case.");
    }

    [Fact]
    public async Task State_in_which_a_case_stands_cannot_go_even_where_the_case_came_there_after_the_drawing()
    {
        await using var desk = await WorkflowDesk.CreateAsync();
        var inForce = await desk.InForceAsync();
        var shorter = inForce with
        {
            States = [.. inForce.States.Where(state => state.Key != "working")],
            Steps = [new("new", "fix", "resolved")],
        };
        await desk.SaveAsync(desk.Ada, shorter);
        await desk.SubmitAsync(desk.Ada);
        await using (var db = desk.World.Open())
        {
            (await db.Cases.SingleAsync(row => row.Id == desk.World.Here.CaseId)).Status = "working";
            await db.SaveChangesAsync();
        }

        var published = await desk.PublishAsync(desk.Ben);

        published.Error!.Message.ShouldContain("Open cases are in Working, which would be removed: 1.");
    }

    [Fact]
    public async Task Workflow_that_a_case_type_follows_cannot_be_retired_and_a_draft_of_it_can()
    {
        await using var desk = await WorkflowDesk.CreateAsync();
        var refused = await desk.RetireAsync(desk.Ada);
        await desk.SaveAsync(desk.Ada, await desk.InForceAsync() with { Title = "Other" });

        var discarded = await desk.RetireAsync(desk.Ada);

        refused.Error!.Message.ShouldContain("Ticket");
        discarded.Error.ShouldBeNull();
        (await desk.ReadAsync(desk.Ada)).Value!.Published.ShouldNotBeNull();
    }

    [Fact]
    public async Task Step_whose_action_is_not_in_the_catalog_is_refused_unless_the_version_in_force_has_it()
    {
        await using var desk = await WorkflowDesk.CreateAsync();
        var inForce = await desk.InForceAsync();

        var invented = await desk.SaveAsync(desk.Ada, inForce with { Steps = [.. inForce.Steps, new("new", "fly", "working")] });
        var known = await desk.SaveAsync(
            desk.Ada,
            inForce with
            {
                Steps = [.. inForce.Steps, new("resolved", "customer-reopened", "working")],
            }
        );

        invented.Error!.Message.ShouldContain("fly");
        known.Error.ShouldBeNull();
    }

    [Fact]
    public async Task Preview_counts_the_open_cases_that_would_lose_or_gain_a_step()
    {
        await using var desk = await WorkflowDesk.CreateAsync();
        var inForce = await desk.InForceAsync();
        var changed = WorkflowDesk.Without(inForce, "ask") with
        {
            Steps = [.. WorkflowDesk.Without(inForce, "ask").Steps, new("new", "fix", "resolved")],
        };

        var preview = (await desk.PreviewAsync(desk.Ada, changed)).Value!;
        var nothing = (await desk.PreviewAsync(desk.Ada, inForce)).Value!;
        var stuck = (await desk.PreviewAsync(desk.Ada, inForce with { Steps = [new("working", "fix", "resolved")] })).Value!;

        (preview.Total, preview.Looked, preview.Stuck).ShouldBe((1, 1, 0));
        preview.Counts.ShouldContain(new StepCount("ask", true, 1));
        preview.Counts.ShouldContain(new StepCount("fix", false, 1));
        (nothing.Total, nothing.Looked).ShouldBe((0, 1));
        stuck.Stuck.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R138")]
    public async Task Flow_of_the_last_days_is_counted_and_what_happens_without_being_defined_is_named(DatabaseProvider provider)
    {
        await using var desk = await WorkflowDesk.CreateAsync(provider);
        await using (var db = desk.World.Open())
        {
            db.CaseEvents.AddRange(
                Moved(desk, 1, "skipped", daysAgo: 1, CaseEventKind.System),
                Moved(desk, 2, "mistaken", daysAgo: 1, CaseEventKind.TakenBack),
                Moved(desk, 3, "long-ago", daysAgo: 100, CaseEventKind.System)
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var view = (await desk.ReadAsync(desk.Supervisor)).Value!;

        view.Choices.Passed.Select(passage => (passage.From, passage.Action, passage.To, passage.Count))
            .ShouldBe([("new", "ask", "working", 14), ("working", "fix", "resolved", 14), ("new", "skipped", "resolved", 1)]);
        WorkflowRules
            .Undefined(view.Shown.Content, view.Choices)
            .ShouldHaveSingleItem()
            .ShouldContain("from New to Resolved 1 time in 90 days");
        (await desk.ReadAsync(desk.Stranger)).Value!.Choices.Passed.ShouldNotContain(passage => passage.Action == "skipped");
    }

    [Fact]
    public async Task Supervisors_read_and_change_nothing_and_other_tenants_see_nothing()
    {
        await using var desk = await WorkflowDesk.CreateAsync();
        var content = await desk.InForceAsync();

        (await desk.SaveAsync(desk.Supervisor, content)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.PreviewAsync(desk.Supervisor, content)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.ReadAsync(desk.Stranger, "unknown")).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await desk.SaveAsync(desk.Ada, content with { Title = "Ours" });
        (await desk.ReadAsync(desk.Stranger)).Value!.Versions.Count.ShouldBe(1, "the same key there is another tenant's own");
    }

    private static CaseEventRow Moved(WorkflowDesk desk, int ordinal, string activity, int daysAgo, CaseEventKind kind) =>
        new()
        {
            TenantId = desk.World.Here.TenantId,
            CaseId = desk.World.Here.CaseId,
            Ordinal = ordinal,
            EventKey = activity,
            Activity = activity,
            Kind = kind,
            At = desk.Now.AddDays(-daysAgo),
            FromState = "new",
            ToState = "resolved",
            AttributesJson = "{}",
        };
}
