using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework;
using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Features.Recommendations.Similar;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Validation;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security;

/// <summary>The seven permission failures known from other systems, each tested under its name.</summary>
[Trait("Req", "R58")]
public sealed class PermissionRegressionTests
{
    [Fact]
    public async Task Role_missing()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();

        var asked = await world.RespondAsync(
            new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Override, SlateKind.Action, null, DismissReasons.NotUseful, "price")
        );

        shown.Slate(SlateKind.Action).Items.ShouldNotContain(item => item.Id == "price");
        asked.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(entry => entry.Outcome == "denied")).ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Cross_tenant_document()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddScoped<ReadDocument>());
        await using (var db = world.Database.Open())
        {
            db.BindTo(world.Elsewhere.TenantId);
            var guide = await db.Documents.AsNoTracking().SingleAsync(row => row.Key == "guide");
            guide.Key = "theirs";
            db.Documents.Add(guide);
            await db.SaveChangesAsync();
        }

        var shown = await world.RecommendAsync();
        await using var scope = world.Database.Services.CreateAsyncScope();
        var read = await scope
            .ServiceProvider.GetRequiredService<ReadDocument>()
            .RunAsync(world.Here.Agent, "theirs", CancellationToken.None);

        shown.Slate(SlateKind.Document).Items.Select(item => item.Id).ShouldBe(["guide"]);
        read.Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    public async Task Expired_document()
    {
        await using var world = await DeskWorld.CreateAsync();
        var before = await world.RecommendAsync();
        await world.ChangeAsync(
            ChangeKind.Document,
            db => db.Documents.Single(row => row.Key == "guide").EffectiveTo = world.Database.Clock.GetUtcNow().AddMinutes(-1)
        );

        var after = await world.RecommendAsync(before.DecisionId);

        before.Slate(SlateKind.Document).Items.ShouldHaveSingleItem().Id.ShouldBe("guide");
        after.Slate(SlateKind.Document).Items.ShouldBeEmpty();
        after.Slate(SlateKind.Document).Excluded.ShouldContain(entry => entry.Code == "document_not_current");
    }

    [Fact]
    public async Task Invalid_state()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();

        // all similar cases were fixed, but the state new does not allow that action
        var asked = await world.RespondAsync(
            new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Override, SlateKind.Action, null, DismissReasons.NotUseful, "fix")
        );

        shown.Slate(SlateKind.Action).Items.ShouldNotContain(item => item.Id == "fix");
        asked.IsOk.ShouldBeFalse();
        await using var db = world.Open();
        (await db.Cases.SingleAsync(row => row.Id == world.Here.CaseId)).Status.ShouldBe("new");
    }

    [Fact]
    [Trait("Req", "R48")]
    public async Task Permission_service_down()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services =>
            services.Replace(ServiceDescriptor.Singleton<AccessPolicy, BrokenAccessPolicy>())
        );

        var shown = await world.RecommendAsync();

        shown.DecisionId.ShouldBeNull();
        shown.Slates.ShouldAllBe(slate => slate.Items.Count == 0);
        shown.SimilarCases.ShouldBeEmpty();
        await using var db = world.Open();
        (await db.AuditEntries.SingleAsync()).Outcome.ShouldBe("failed");
    }

    [Fact]
    [Trait("Req", "R90")]
    public async Task Debug_redaction()
    {
        await using var world = await DeskWorld.CreateAsync();
        var shown = await world.RecommendAsync();
        await world.ChangeAsync(ChangeKind.Case, db => db.Cases.First(row => row.Key == "T-100").Classification = 3);

        var evidence = await world
            .Get<ReadEvidence>()
            .RunAsync(world.Here.Agent, new(shown.DecisionId!.Value, SlateKind.Action, "ask"), CancellationToken.None);

        var lines = evidence.Value!.Lines.Select(line => line.Text).ToList();
        lines.ShouldNotContain(line => line.Contains("T-100 ", StringComparison.Ordinal));
        lines.ShouldContain("1 more that you cannot see now");
        lines.ShouldContain(line => line.StartsWith("T-101 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invented_action()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var db = world.Open();
        var opened = (await world.Get<SnapshotLoader>().ReadAsync(db, world.Here.Agent, world.Here.CaseId, CancellationToken.None)).Loaded!;
        var pipeline = new RecommendationPipeline(
            new CandidateSources([new InventingSource()]),
            EligibilityRules.All(world.Get<AccessPolicy>()),
            new FeatureExtractor(),
            new HeuristicRanker(),
            new StandardSlatePolicy(),
            new Explainer()
        );

        var ranked = pipeline.Recommend(opened.Snapshot, RecommendationRequest.From(opened.Snapshot.Shared.Configuration, 1));
        var validated = await world.Get<FinalValidation>().ReadAsync(db, opened.Request, ranked, null, CancellationToken.None);
        var shown = ValidationApplier.Apply(ranked, validated.Facts);

        var actions = shown.Slates.Single(slate => slate.Kind == SlateKind.Action);
        actions.Items.ShouldBeEmpty();
        var excluded = actions.Excluded.Single(each => each.Id == InventingSource.Invented);
        excluded.Reasons.ShouldContain(ReasonCode.CheckFailed);
        excluded.Reasons.ShouldContain(ReasonCode.CatalogNotPublished);
    }

    /// <summary>Proposes an action that the catalog does not contain, as a model that generates text may.</summary>
    private sealed class InventingSource : ICandidateSource
    {
        public const string Invented = "refund_everything";

        public string Name => "inventing";

        public SlateKind Kind => SlateKind.Action;

        public IEnumerable<Candidate> Propose(CaseSnapshot snapshot) => [new(Kind, Invented, [new(Name, 1, 1_000_000, [])])];
    }
}
