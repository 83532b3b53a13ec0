using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Looks;
using RecsConsole.Features.Tenants;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Phases;
using RecsConsole.Tests.Features.Models;
using RecsConsole.Tests.Features.Recommendations.Feedback;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>Rules, then finished cases and learned rankers, then the review of decisions: each has a switch and works alone.</summary>
public sealed class PhaseTests : IAsyncLifetime
{
    // what a policy requires or states belongs to no phase
    private static readonly string[] s_always = [SourceNames.PolicyRequired, SourceNames.Policy];

    private DeskWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddTenants().AddModels().AddReviews());
        await _world.ChangeAsync(
            ChangeKind.Permission,
            db => db.People.Single(row => row.Id == _world.Here.Agent.PersonId).Roles = ["agent", "admin"]
        );
        await _world.RegisterAsync(LogisticModels.ForActions());
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    [Trait("Req", "R193")]
    public async Task Rules_alone_suggest_without_finished_cases_and_without_a_model()
    {
        await SaveAsync(new(Rules: true, Learned: false, Review: false));

        var shown = await _world.RecommendAsync();

        (await SourcesAsync(shown)).ShouldBeSubsetOf([.. AdvicePhases.SourcesOf(learned: false), .. s_always]);
        shown.Slates.ShouldAllBe(slate => slate.Items.Count > 0 && slate.Model == null);
        shown.SimilarCases.ShouldBeEmpty();
        shown.SimilarCasesNote.ShouldBe("Suggestions from finished cases are switched off in the settings.");
        (await PrepareLooksAsync()).ShouldBe(0);
    }

    [Fact]
    [Trait("Req", "R193")]
    public async Task Finished_cases_and_the_learned_ranker_suggest_without_rules()
    {
        await SaveAsync(new(Rules: false, Learned: true, Review: false));

        var shown = await _world.RecommendAsync();

        var sources = await SourcesAsync(shown);
        sources.ShouldBeSubsetOf([.. AdvicePhases.SourcesOf(learned: true), .. s_always]);
        sources.ShouldContain(SourceNames.SimilarCases);
        shown.Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "ask", "fourteen similar cases went on with it");
        shown.Slate(SlateKind.Action).Model.ShouldBe("logistic-1");
        shown.SimilarCases.ShouldNotBeEmpty();
        (await PrepareLooksAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [Trait("Req", "R193")]
    public async Task Review_works_with_each_of_the_other_phases(bool rules, bool learned)
    {
        await SaveAsync(new(rules, learned, Review: true));

        var shown = await _world.RecommendAsync();
        var chosen = await _world.RespondAsync(
            new(
                Guid.NewGuid(),
                shown.DecisionId!.Value,
                ResponseKind.Override,
                SlateKind.Action,
                null,
                DismissReasons.NotUseful,
                "wipe",
                Note: "Agreed with the customer."
            )
        );

        chosen.Error.ShouldBeNull();
        (await PrepareLooksAsync()).ShouldBe(1, "a risky action was chosen");
    }

    [Fact]
    public async Task Settings_that_would_leave_nothing_to_suggest_are_refused()
    {
        var settings = TenantConfiguration.Default with { Phases = new(Rules: false, Learned: false, Review: true) };

        var saved = await _world.Get<SaveTenantSettings>().RunAsync(_world.Here.Agent, new(1, settings, "Try"), Token);

        saved.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await _world.RecommendAsync()).SimilarCases.ShouldNotBeEmpty();
    }

    private async Task SaveAsync(AdvicePhases phases)
    {
        var settings = TenantConfiguration.Default with { Phases = phases, Looks = new(LookRules.MaxProbability, HighRisk: true) };
        var saved = await _world.Get<SaveTenantSettings>().RunAsync(_world.Here.Agent, new(1, settings, "Phase by phase"), Token);
        saved.Error.ShouldBeNull();
    }

    private async Task<List<string>> SourcesAsync(ShownDecision shown)
    {
        await using var db = _world.Open();
        var row = await db.Decisions.SingleAsync(each => each.Id == shown.DecisionId, Token);
        return
        [
            .. DecisionContent
                .OutputOf(row)
                .SelectMany(slate => slate.Items)
                .SelectMany(item => item.Provenance)
                .Select(each => each.Source)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private async Task<int> PrepareLooksAsync()
    {
        var job = Actor.Job(_world.Here.TenantId);
        return (await FeedbackDesk.RunAsync<PrepareLooks, Result<int>>(_world, prepare => prepare.RunAsync(job, Token))).Value;
    }
}
