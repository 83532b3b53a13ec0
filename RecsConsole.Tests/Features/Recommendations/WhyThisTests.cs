using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>The drawer of "Why this?": stable for years, as detailed as the reader's role allows, and in the reader's language.</summary>
public sealed class WhyThisTests
{
    [Fact]
    [Trait("Req", "R91")]
    public async Task Answer_is_the_same_after_catalog_and_policy_have_changed()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        var before = await WhyAsync(world, world.Here.Agent, shown);
        await world.ChangeAsync(ChangeKind.Catalog, db => NewVersions.OfActionAndPolicy(db, rulesJson: "[]"));

        var after = await WhyAsync(world, world.Here.Agent, shown);

        Text(after).ShouldBe(Text(before));
        before.Sentences.ShouldNotBeEmpty();
    }

    [Fact]
    [Trait("Req", "R15")]
    [Trait("Req", "R90")]
    public async Task Agent_reads_the_reason_supervisor_what_was_weighed_and_auditor_the_facts()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        var supervisor = await world.AddColleagueAsync("supervisor", 1, "supervisor");
        var auditor = await world.AddColleagueAsync("auditor", 3, "auditor");

        var agents = await WhyAsync(world, world.Here.Agent, shown);
        var supervisors = await WhyAsync(world, supervisor, shown);
        var auditors = await WhyAsync(world, auditor, shown);

        agents.Depth.ShouldBe(WhyDepth.Brief);
        agents.Sentences.Count.ShouldBeInRange(1, 4);
        agents.Comparison.ShouldBeNull();
        agents.Facts.ShouldBeEmpty();
        supervisors.Depth.ShouldBe(WhyDepth.Weighed);
        supervisors.Sentences.Count.ShouldBeGreaterThanOrEqualTo(agents.Sentences.Count);
        supervisors.Facts.ShouldBeEmpty();
        auditors.Depth.ShouldBe(WhyDepth.Full);
        auditors.Facts.Select(fact => fact.Id).ShouldContain("used");
    }

    [Fact]
    public async Task Chance_behind_the_sign_is_told_so_that_it_can_be_checked()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        var chance = shown.Slate(SlateKind.Action).Items.Single(item => item.Id == "ask").Chance;

        var why = await WhyAsync(world, world.Here.Agent, shown);

        chance.ShouldNotBeNull();
        why.Chance.ShouldBe($"Estimated chance of a good ending from now on: {chance} %");
        why.GoodEnding.ShouldNotBeNull().ShouldContain("within 14 days");
    }

    [Fact]
    [Trait("Req", "R90")]
    public async Task Sentence_that_counts_what_the_viewer_may_not_see_now_is_counted_not_shown()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        await world.ChangeAsync(ChangeKind.Case, db => db.Cases.First(row => row.Key == "T-100").Classification = 3);

        var why = await WhyAsync(world, world.Here.Agent, shown);

        why.Hidden.ShouldBeGreaterThan(0);
        why.ConfidenceReason.ShouldBeNull();
        why.Sentences.SelectMany(sentence => sentence).ShouldNotContain(segment => segment.FactId == "used");
    }

    [Fact]
    [Trait("Req", "R93")]
    public async Task Evidence_opens_for_the_actor_and_for_nobody_without_the_right()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        var colleague = await world.AddColleagueAsync("colleague", 3, "agent");
        var request = new ReadEvidenceRequest(shown.DecisionId!.Value, SlateKind.Action, "ask");

        var own = await RunAsync(world, world.Here.Agent, request);
        var others = await RunAsync(world, colleague, request);
        var foreign = await RunAsync(world, world.Elsewhere.Agent, request);

        own.Value!.Lines.Count(line => line.Link is not null).ShouldBeGreaterThan(0);
        others.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        foreign.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await using var db = world.Open();
        (
            await db.AuditEntries.CountAsync(row =>
                row.ActorId == colleague.PersonId && row.Operation == "read.evidence" && row.Outcome == "denied"
            )
        ).ShouldBe(1);
    }

    [Theory]
    [InlineData("de", "Medium", "Mittel: ", "ähnliche gelöste Fälle")]
    [InlineData("pl", "Medium", "Średnia: ", "podobnych rozwiązanych spraw")]
    [InlineData("tr", "Medium", "Medium: ", "similar resolved cases")]
    [Trait("Req", "R87")]
    public async Task Card_speaks_the_language_of_its_reader(string language, string label, string reason, string words)
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(
            ChangeKind.Person,
            db => db.People.Single(row => row.Id == world.Here.Agent.PersonId).Languages = [language, "en"]
        );

        var item = (await world.RecommendAsync()).Slate(SlateKind.Action).Items.Single(each => each.Id == "ask");

        var text = ClaimRenderer.Text(item.ConfidenceReason);
        text.ShouldContain(words);
        if (item.Confidence.ToString() == label)
        {
            text.ShouldStartWith(reason);
        }
    }

    private static async Task<WhyView> WhyAsync(DeskWorld world, Actor actor, ShownDecision shown) =>
        (await RunAsync(world, actor, new(shown.DecisionId!.Value, SlateKind.Action, "ask"))).Value!.Why!;

    private static Task<Result<EvidenceView>> RunAsync(DeskWorld world, Actor actor, ReadEvidenceRequest request) =>
        world.Get<ReadEvidence>().RunAsync(actor, request, CancellationToken.None);

    private static List<string> Text(WhyView why) =>
        [.. why.Sentences.Select(ClaimRenderer.Text), ClaimRenderer.Text(why.ConfidenceReason ?? [])];
}
