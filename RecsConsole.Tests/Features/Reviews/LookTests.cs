using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Reviews.Looks;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Features.Recommendations.Feedback;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Reviews;

/// <summary>Decisions with a first action below the threshold, or with a risky chosen action, are submitted to a reviewer.</summary>
[Trait("Req", "R109")]
public sealed class LookTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public async Task Decision_is_put_there_below_the_threshold_and_not_at_it(long above, int put)
    {
        await using var world = await ReviewWorld.CreateAsync(cases: 1);
        await world.Desk.ChangeAsync(ChangeKind.Catalog, db => db.Policies.RemoveRange(db.Policies)); // a required step has no sign
        // a few finished cases for the agent, which are not enough to be sure
        await world.Desk.ChangeAsync(
            ChangeKind.Case,
            db => db.Cases.Where(row => !row.IsOpen).OrderBy(row => row.Key).Skip(3).ToList().ForEach(row => row.Classification = 3)
        );
        var shown = await world.Desk.RecommendAsync();
        (await FirstAsync(world.Desk, shown.DecisionId!.Value)).IsInherited.ShouldBeNull();
        await ThresholdAsync(world.Desk, await ChanceAsync(world.Desk, shown.DecisionId!.Value) + above);

        (await PrepareAsync(world.Desk)).Value.ShouldBe(put);
        (await PrepareAsync(world.Desk)).Value.ShouldBe(0); // a second run adds nothing

        var list = (await ListAsync(world.Desk, world.Rita)).Value!;
        list.Lines.Count.ShouldBe(put);
        list.Lines.ShouldAllBe(line => line.IsUnsure && !line.IsRisky && line.CaseKey == "T-1" && line.Suggested.Count > 0);
    }

    [Fact]
    public async Task Chance_that_an_action_only_inherits_puts_nothing_there()
    {
        await using var world = await ReviewWorld.CreateAsync(cases: 1);
        // the agent may see no case that took an action
        await world.Desk.ChangeAsync(
            ChangeKind.Case,
            db => db.Cases.Where(row => !row.IsOpen).ToList().ForEach(row => row.Classification = 3)
        );
        var shown = await world.Desk.RecommendAsync();
        shown.Slate(SlateKind.Action).Items.Count.ShouldBeGreaterThan(0);
        (await FirstAsync(world.Desk, shown.DecisionId!.Value)).IsInherited.ShouldBe(true);
        await ThresholdAsync(world.Desk, 1_000_000);

        (await PrepareAsync(world.Desk)).Value.ShouldBe(0);
    }

    [Fact]
    public async Task Zero_puts_nothing_there_for_its_chance()
    {
        await using var world = await ReviewWorld.CreateAsync(cases: 1);
        await world.Desk.RecommendAsync();
        await ThresholdAsync(world.Desk, 0);

        (await PrepareAsync(world.Desk)).Value.ShouldBe(0);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Risky_action_that_was_chosen_is_put_there_if_the_tenant_wants(bool wanted, int put)
    {
        await using var world = await ReviewWorld.CreateAsync(cases: 1);
        var shown = await world.Desk.RecommendAsync();
        (await world.Desk.AcceptAsync(shown, "wipe")).IsOk.ShouldBeTrue();
        await ThresholdAsync(world.Desk, 0, wanted);

        (await PrepareAsync(world.Desk)).Value.ShouldBe(put);

        (await ListAsync(world.Desk, world.Rita)).Value!.Lines.Count(line => line.IsRisky && line.Action == "Do wipe").ShouldBe(put);
    }

    [Fact]
    public async Task Tenant_that_sets_nothing_has_the_default()
    {
        await using var world = await ReviewWorld.CreateAsync(cases: 1);
        await using var db = world.Desk.Open();

        var rules = (await TenantConfigurationReader.ReadStoredAsync(db, Token)).LooksInForce;

        rules.ShouldBe(new LookRules(200_000, HighRisk: true));
        (rules.IsUnsure(199_999), rules.IsUnsure(200_000)).ShouldBe((true, false));
    }

    [Fact]
    public async Task Reviewer_says_what_should_have_been_first_once_and_it_is_audited()
    {
        await using var world = await ReviewWorld.CreateAsync(cases: 1);
        var line = await PutAsync(world);
        var request = new JudgeLookRequest(line.DecisionId, line.Revision, LookVerdict.Another, "ask", "Ask before.");

        var kept = await JudgeAsync(world.Desk, world.Rita, request);
        var again = await JudgeAsync(world.Desk, world.Rita, request);
        var stale = await JudgeAsync(world.Desk, world.Felix, request with { Verdict = LookVerdict.Right });

        (kept.Value, again.Value, stale.Error!.Kind).ShouldBe((1, 1, ErrorKind.Conflict));
        (await ListAsync(world.Desk, world.Rita)).Value!.Lines.ShouldBeEmpty();
        var said = (await ListAsync(world.Desk, world.Lead, new() { IsDone = true })).Value!.Lines.ShouldHaveSingleItem().Verdict!;
        (said.Verdict, said.Better, said.Note, said.Who).ShouldBe((LookVerdict.Another, "Do ask", "Ask before.", "Person rita"));
        await using var db = world.Desk.Open();
        (await db.AuditEntries.CountAsync(row => row.Operation == "judge.look" && row.Outcome == "done", Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Reviewer_reads_the_case_as_it_was_and_the_reasons_of_what_was_suggested()
    {
        await using var world = await ReviewWorld.CreateAsync(cases: 1);
        var line = await PutAsync(world);

        var read = (await ReadAsync(world.Desk, world.Rita, line.DecisionId)).Value!;

        read.Cards.Select(card => card.Title).ShouldBe(line.Suggested.Select(item => item.Title));
        read.Cards.ShouldAllBe(card => card.ConfidenceReason.Length > 0 || card.Policy != null);
        read.Case.Title.ShouldBe(line.CaseTitle);
        read.Case.Steps.ShouldAllBe(step => step.At <= line.At, "what came later is not known to the decision");
    }

    [Fact]
    public async Task Case_of_a_decision_is_read_only_by_who_may_judge_it()
    {
        await using var world = await ReviewWorld.CreateAsync(cases: 1);
        var line = await PutAsync(world);
        var elsewhere = await FeedbackDesk.AddAsync(world.Desk, ConsoleRole.Reviewer, world.Desk.Elsewhere);

        (await ReadAsync(world.Desk, world.Desk.Here.Agent, line.DecisionId)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await ReadAsync(world.Desk, elsewhere, line.DecisionId)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await world.Desk.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == world.Desk.Here.CaseId).Classification = 3);
        (await ReadAsync(world.Desk, world.Rita, line.DecisionId)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Theory]
    [InlineData(LookVerdict.Another, null)]
    [InlineData(LookVerdict.Another, "no such action")]
    [InlineData((LookVerdict)9, null)]
    public async Task Verdict_that_names_nothing_is_refused(LookVerdict verdict, string? better)
    {
        await using var world = await ReviewWorld.CreateAsync(cases: 1);
        var line = await PutAsync(world);

        var result = await JudgeAsync(world.Desk, world.Rita, new(line.DecisionId, line.Revision, verdict, better));

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Fact]
    public async Task Case_that_a_reviewer_may_not_see_is_counted_only_and_cannot_be_judged()
    {
        await using var world = await ReviewWorld.CreateAsync(cases: 1);
        var line = await PutAsync(world);
        await world.Desk.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == world.Desk.Here.CaseId).Classification = 3);

        var list = (await ListAsync(world.Desk, world.Rita)).Value!;
        var judged = await JudgeAsync(world.Desk, world.Rita, new(line.DecisionId, line.Revision, LookVerdict.Right));

        (list.Lines.Count, list.Unseen, judged.Error!.Kind).ShouldBe((0, 1, ErrorKind.NotFound));
    }

    [Fact]
    public async Task Nobody_judges_their_own_decision_and_no_agent_or_other_tenant_sees_any()
    {
        await using var world = await ReviewWorld.CreateAsync(cases: 1);
        var line = await PutAsync(world);
        var elsewhere = await FeedbackDesk.AddAsync(world.Desk, ConsoleRole.Reviewer, world.Desk.Elsewhere);
        (await ListAsync(world.Desk, world.Desk.Here.Agent)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await world.Desk.ChangeAsync(
            ChangeKind.Permission,
            db => db.People.Single(row => row.Id == world.Desk.Here.Agent.PersonId).Roles = [ConsoleRole.Agent, ConsoleRole.Reviewer]
        );

        (await ListAsync(world.Desk, world.Desk.Here.Agent)).Value!.Lines.ShouldBeEmpty();
        (await ListAsync(world.Desk, elsewhere)).Value!.Lines.ShouldBeEmpty();
        var request = new JudgeLookRequest(line.DecisionId, line.Revision, LookVerdict.Right);
        (await JudgeAsync(world.Desk, world.Desk.Here.Agent, request)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await JudgeAsync(world.Desk, elsewhere, request)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await JudgeAsync(world.Desk, world.Lead, request)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    private static async Task<LookLine> PutAsync(ReviewWorld world)
    {
        var shown = await world.Desk.RecommendAsync();
        (await world.Desk.AcceptAsync(shown, "wipe")).IsOk.ShouldBeTrue();
        (await PrepareAsync(world.Desk)).Value.ShouldBe(1);
        return (await ListAsync(world.Desk, world.Rita)).Value!.Lines.ShouldHaveSingleItem();
    }

    private static async Task<long> ChanceAsync(DeskWorld world, Guid decision) => (await FirstAsync(world, decision)).Probability;

    private static async Task<Confidence> FirstAsync(DeskWorld world, Guid decision)
    {
        await using var db = world.Open();
        var row = await db.Decisions.SingleAsync(each => each.Id == decision, Token);
        return DecisionContent.OutputOf(row).Single(slate => slate.Kind == SlateKind.Action).Items[0].Confidence;
    }

    private static Task ThresholdAsync(DeskWorld world, long below, bool isRisky = true) =>
        world.ChangeAsync(
            ChangeKind.Configuration,
            db =>
                db.TenantConfigurations.Add(
                    new()
                    {
                        TenantId = db.TenantId,
                        Version = 90,
                        Json = (TenantConfiguration.Default with { Looks = new(below, isRisky) }).ToJson(),
                        CreatedAt = world.Database.Clock.GetUtcNow(),
                        Why = "test",
                    }
                )
        );

    private static Task<Result<int>> PrepareAsync(DeskWorld world) =>
        FeedbackDesk.RunAsync<PrepareLooks, Result<int>>(world, prepare => prepare.RunAsync(Actor.Job(world.Here.TenantId), Token));

    private static Task<Result<LookList>> ListAsync(DeskWorld world, Actor actor, LookFilter? filter = null) =>
        FeedbackDesk.RunAsync<ListLooks, Result<LookList>>(world, list => list.RunAsync(actor, filter ?? new(), Token));

    private static Task<Result<LookEvidenceView>> ReadAsync(DeskWorld world, Actor actor, Guid decision) =>
        FeedbackDesk.RunAsync<ReadLook, Result<LookEvidenceView>>(world, read => read.RunAsync(actor, decision, Token));

    private static Task<Result<long>> JudgeAsync(DeskWorld world, Actor actor, JudgeLookRequest request) =>
        FeedbackDesk.RunAsync<JudgeLook, Result<long>>(world, judge => judge.RunAsync(actor, request, Token));
}
