using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.WhyNot;
using RecsConsole.Features.Decisions;
using RecsConsole.Features.Decisions.WhatChanged;
using RecsConsole.Features.Decisions.WhyNot;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Decisions;

/// <summary>"Why not X?" on stored decisions is answered in words for readers with the right to see them.</summary>
[Trait("Req", "R91")]
public sealed class AskWhyNotTests
{
    [Fact]
    public async Task Action_of_another_state_names_the_state_and_says_that_it_was_run()
    {
        await using var world = await WorldAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;

        var reply = await AskAsync(world, decision, SlateKind.Action, "fix");

        reply.Stage.ShouldNotBe(WhyNotStage.Shown);
        reply.Title.ShouldBe("Do fix");
        reply.Changes.ShouldBe(["the case had been in state Working"]);
        reply.Proof!.ShouldStartWith("Confirmed by a run: with this change it is at place");
    }

    [Fact]
    public async Task Answer_is_the_stored_decisions_whatever_became_of_the_catalog()
    {
        await using var world = await WorldAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;
        var before = await AskAsync(world, decision, SlateKind.Action, "fix");
        await world.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "fix").AllowedStates = ["elsewhere"]);

        var after = await AskAsync(world, decision, SlateKind.Action, "fix");

        after.Changes.ShouldBe(before.Changes);
        after.Happened.ShouldBe(before.Happened);
    }

    [Theory]
    [InlineData(SlateKind.Document, "secret")]
    [InlineData(SlateKind.Document, "supervisors")]
    [InlineData(SlateKind.Document, "there-is-no-such-document")]
    [InlineData(SlateKind.Action, "draft")]
    [InlineData(SlateKind.Action, "there-is-no-such-action")]
    [InlineData(SlateKind.Expert, "00000000-0000-0000-0000-000000000001")]
    [Trait("Req", "R46")]
    public async Task What_the_viewer_may_not_see_and_what_is_not_there_answer_alike(SlateKind kind, string id)
    {
        await using var world = await WorldAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;

        var reply = await AskAsync(world, decision, kind, id);

        reply.ShouldBe(WhyNotReply.Unseen);
        reply.Happened.ShouldBe("A rule that you cannot see blocks it.");
        reply.Changes.ShouldBeEmpty();
        reply.Proof.ShouldBeNull();
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Another_tenants_decision_is_not_there_and_the_attempt_is_recorded()
    {
        await using var world = await WorldAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;

        var result = await world
            .Get<AskWhyNot>()
            .RunAsync(world.Elsewhere.Agent, new(decision, SlateKind.Action, "fix"), TestContext.Current.CancellationToken);

        result.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await using var db = world.Database.Open();
        db.BindTo(world.Elsewhere.TenantId);
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == AskWhyNot.Name, TestContext.Current.CancellationToken);
        entry.ActorId.ShouldBe(world.Elsewhere.Agent.PersonId);
        entry.ObjectId.ShouldBe(decision.ToString("D"));
        entry.Outcome.ShouldBe("denied");
    }

    [Fact]
    public async Task Only_what_the_viewer_may_know_of_is_found()
    {
        await using var world = await WorldAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;

        async Task<IReadOnlyList<string>> FindAsync(string text) =>
            [
                .. (
                    await world
                        .Get<FindAskableItems>()
                        .RunAsync(world.Here.Agent, new(decision, text), TestContext.Current.CancellationToken)
                ).Value!.Select(item => item.Id),
            ];

        (await FindAsync("printer jams: ")).ShouldContain("guide");
        (await FindAsync("secret")).ShouldBeEmpty();
        (await FindAsync("draft")).ShouldNotContain("draft");
        (await FindAsync("do f")).ShouldBe(["fix"]);
        (await FindAsync("  ")).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R153")]
    public async Task Question_is_audited()
    {
        await using var world = await WorldAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;

        await AskAsync(world, decision, SlateKind.Action, "fix");

        await using var db = world.Open();
        (
            await db.AuditEntries.CountAsync(
                row => row.Operation == AskWhyNot.Name && row.ActorId == world.Here.Agent.PersonId,
                TestContext.Current.CancellationToken
            )
        ).ShouldBe(1);
    }

    [Fact]
    public async Task Difference_between_two_decisions_names_its_cause()
    {
        await using var world = await WorldAsync();
        var first = await world.RecommendAsync();
        first.Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "ask");
        await world.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "ask").Status = VersionStatus.Retired);
        world.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await world.RecommendAsync();

        var reply = (
            await world
                .Get<CompareDecisions>()
                .RunAsync(world.Here.Agent, new(second.DecisionId!.Value), TestContext.Current.CancellationToken)
        ).Value!;

        reply.ComparedWith.ShouldBe(first.DecisionId);
        reply.Causes.Select(cause => cause.Name).ShouldContain("Catalog");
        // The action is retired now, so the agent sees it only in the count of unseen items.
        (reply.Items.Count + reply.Unseen).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task First_decision_has_nothing_to_be_compared_with()
    {
        await using var world = await WorldAsync();
        var only = await world.RecommendAsync();

        var reply = await world
            .Get<CompareDecisions>()
            .RunAsync(world.Here.Agent, new(only.DecisionId!.Value), TestContext.Current.CancellationToken);

        reply.Value!.ComparedWith.ShouldBeNull();
    }

    private static Task<DeskWorld> WorldAsync() => DeskWorld.CreateAsync(replace: services => services.AddDecisions());

    private static async Task<WhyNotReply> AskAsync(DeskWorld world, Guid decision, SlateKind kind, string id)
    {
        var result = await world
            .Get<AskWhyNot>()
            .RunAsync(world.Here.Agent, new(decision, kind, id), TestContext.Current.CancellationToken);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }
}
