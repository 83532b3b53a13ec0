using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.Privacy.Compliance;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Compliance;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>Where texts may be sent, what a profile forbids, and what data about people may be used for.</summary>
public sealed class ComplianceTests : PrivacyDesk
{
    private const string Why = "Counsel has asked for it.";

    [Theory]
    [InlineData("https://models.example/v1", "US", false)]
    [InlineData("https://models.example/v1", null, false)]
    [InlineData("https://models.example/v1", "eu", true)]
    [InlineData("http://127.0.0.1:9000/v1", null, true)]
    [Trait("Req", "R160")]
    public async Task Model_is_called_only_in_the_region_of_the_tenant_and_a_refusal_is_audited(
        string endpoint,
        string? region,
        bool isCalled
    )
    {
        await using var world = await DeskWorld.CreateAsync(replace: services =>
            services
                .AddPrivacy()
                .AddAudit()
                .Configure<ResidencyOptions>(options => options.Region = "EU")
                .Configure<EmbeddingOptions>(options =>
                {
                    (options.Endpoint, options.Model, options.Region) = (endpoint, "counts", region);
                    options.Tenants.Add("here");
                })
        );
        await using var db = world.Open();
        (await db.Tenants.SingleAsync(row => row.Id == world.Here.TenantId, Cancelled)).Region.ShouldBe("EU");

        var model = await world.Get<SearchModels>().RemoteOfAsync(db, Cancelled);

        (model is not null).ShouldBe(isCalled);
        (await db.AuditEntries.CountAsync(row => row.Operation == ExternalCalls.Operation && row.Outcome == "denied", Cancelled)).ShouldBe(
            isCalled ? 0 : 1
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("US")]
    [Trait("Req", "R160")]
    public async Task Tenant_is_limited_to_no_region_in_which_its_data_does_not_lie(string? here)
    {
        await using var world = await DeskWorld.CreateAsync(replace: services =>
            services.AddPrivacy().AddAudit().Configure<ResidencyOptions>(options => options.Region = here)
        );
        var admin = await AddAdminToAsync(world);

        var result = await world.Get<SaveCompliance>().RunAsync(admin, new(await VersionAsync(world), Why) { Region = "EU" }, Cancelled);

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Fact]
    [Trait("Req", "R163")]
    public async Task Hr_profile_forbids_automation_external_models_and_exploration()
    {
        await World.ChangeAsync(ChangeKind.Catalog, db => db.Actions.ToList().ForEach(action => action.Execution = Execution.Performed));
        await ExploreAsync();
        var before = await FactsAsync();

        await ChooseAsync(ComplianceProfile.Hr);
        var after = await FactsAsync();
        var shown = await World.RecommendAsync();
        var item = shown.Slate(SlateKind.Action).Items[0];
        var accepted = await World.RespondAsync(
            new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Accept, SlateKind.Action, item.Id, IsConfirmed: true)
        );

        before.RunActions.ShouldNotBeEmpty();
        before.Configuration.ExplorationRate.ShouldNotBeNull();
        after.RunActions.ShouldBeEmpty();
        after.Configuration.ExplorationRate.ShouldBeNull();
        item.IsRun.ShouldBeFalse();
        accepted.Error.ShouldBeNull();
        await using var db = World.Open();
        var step = await db.CaseEvents.OrderByDescending(row => row.At).FirstAsync(row => row.DecisionId == shown.DecisionId, Cancelled);
        step.AttributesJson.ShouldContain(Execution.Noted.ToCode());
        step.AttributesJson.ShouldNotContain(Execution.Performed.ToCode());
        ExternalCalls
            .RefusalOf("", after.Compliance, new("models", "https://models.example/v1", "EU"))
            .ShouldBe("profile", "its texts stay on the server");
    }

    [Theory]
    [InlineData(ComplianceProfile.General, true, true, true)]
    [InlineData(ComplianceProfile.Finance, true, true, false)]
    [InlineData(ComplianceProfile.Health, true, false, false)]
    [InlineData(ComplianceProfile.Legal, true, false, true)]
    [InlineData(ComplianceProfile.Public, false, true, false)]
    [InlineData(ComplianceProfile.Hr, false, false, false)]
    [InlineData(ComplianceProfile.Security, true, false, false)]
    [Trait("Req", "R163")]
    public async Task Each_profile_forbids_what_its_field_of_law_asks_for(
        ComplianceProfile profile,
        bool runsSteps,
        bool callsModels,
        bool explores
    )
    {
        await World.ChangeAsync(ChangeKind.Catalog, db => db.Actions.ToList().ForEach(action => action.Execution = Execution.Performed));
        await ExploreAsync();

        if (profile is not ComplianceProfile.General)
        {
            await ChooseAsync(profile);
        }

        var facts = await FactsAsync();
        (facts.RunActions.Count > 0).ShouldBe(runsSteps);
        (facts.Configuration.ExplorationRate is not null).ShouldBe(explores);
        ExternalCalls
            .RefusalOf("", facts.Compliance, new("models", "https://models.example/v1", "EU"))
            .ShouldBe(callsModels ? null : "profile");
        ExternalCalls.RefusalOf("", facts.Compliance, new("models", "http://127.0.0.1:9000/v1", null)).ShouldBeNull("it stays here");
    }

    [Fact]
    [Trait("Req", "R164")]
    public async Task Expert_ranking_is_no_performance_review_and_a_high_risk_use_needs_its_documentation()
    {
        var review = await ExportAsync(DataUse.PerformanceReview);
        var hiring = await ExportAsync(DataUse.Hiring);
        var planning = await ExportAsync(DataUse.Planning);
        var request = new SaveComplianceRequest(await VersionAsync(World), "Assessed by the works council.") { Use = DataUse.Hiring };
        (await World.Get<SaveCompliance>().RunAsync(Admin, request, Cancelled)).Error.ShouldBeNull();
        var documented = await ExportAsync(DataUse.Hiring);
        await ChooseAsync(ComplianceProfile.Hr);
        var inHr = await ExportAsync(DataUse.Hiring);

        review.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        hiring.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        Encoding.UTF8.GetString(planning.Value!.Content).ShouldStartWith("Only for: Planning");
        documented.Error.ShouldBeNull();
        inHr.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = World.Open();
        var entries = await db.AuditEntries.Where(row => row.Operation == "export.experts").ToListAsync(Cancelled);
        entries.Count(row => row.Outcome == "denied").ShouldBe(3);
        entries.Count(row => row.Outcome == "done").ShouldBe(2);
    }

    [Fact]
    public async Task Prohibited_use_cannot_be_documented_away()
    {
        var request = new SaveComplianceRequest(await VersionAsync(World), Why) { Use = DataUse.PerformanceReview };

        var result = await World.Get<SaveCompliance>().RunAsync(Admin, request, Cancelled);

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    private Task<Result<ExpertFile>> ExportAsync(DataUse use) => World.Get<ExportExperts>().RunAsync(Admin, use, Cancelled);

    private async Task ChooseAsync(ComplianceProfile profile)
    {
        var request = new SaveComplianceRequest(await VersionAsync(World), Why) { Profile = profile };
        (await World.Get<SaveCompliance>().RunAsync(Admin, request, Cancelled)).Error.ShouldBeNull();
    }

    private Task ExploreAsync() =>
        World.ChangeAsync(
            ChangeKind.Configuration,
            db =>
            {
                var settings = TenantConfiguration.Default;
                db.TenantConfigurations.Add(
                    new()
                    {
                        TenantId = World.Here.TenantId,
                        Version = 2,
                        Json = (settings with { Part = settings.Part with { Version = 2, ExplorationRate = 50_000 } }).ToJson(),
                        Why = "One in twenty",
                        CreatedAt = World.Database.Clock.GetUtcNow(),
                    }
                );
            }
        );

    private Task<TenantFacts> FactsAsync() => World.Get<TenantFactsReader>().ReadAsync(World.Here.Agent, Cancelled);

    private static async Task<Actor> AddAdminToAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var person = Operators.Person(db.TenantId, "admin", ConsoleRole.Admin);
        db.People.Add(person);
        await db.SaveChangesAsync(Cancelled);
        return new(db.TenantId, person.Id);
    }

    private static async Task<int> VersionAsync(DeskWorld world)
    {
        await using var db = world.Open();
        return (await TenantConfigurationReader.ReadStoredAsync(db, Cancelled)).Version;
    }
}
