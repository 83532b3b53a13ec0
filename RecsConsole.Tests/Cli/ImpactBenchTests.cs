using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Cli.Bench.Impact;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Impact;
using RecsConsole.Features.Models;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Tenants;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tests.Features.Impact;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

/// <summary>The benchmark publishes what it tried, and finds that the prediction was right.</summary>
public sealed class ImpactBenchTests
{
    private static readonly (ImpactKind Kind, int Changed)[] s_changed =
    [
        (ImpactKind.Settings, 1),
        (ImpactKind.Action, 1),
        (ImpactKind.Policy, 1),
        (ImpactKind.Document, 1),
        (ImpactKind.Workflow, 1),
        (ImpactKind.ServiceLevel, 1),
        (ImpactKind.Model, 1),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Difference_predicted_for_each_kind_of_draft_is_the_real_one_after_publishing()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services =>
            services.AddTenants().AddImpact().AddCatalog().AddDocuments().AddModels().AddReviews()
        );
        await world.AddPersonAsync("ada", ConsoleRole.Admin);
        await world.AddPersonAsync("ben", ConsoleRole.Admin);
        await world.PromiseAsync();
        await world.ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                db.Actions.ToList().ForEach(row => row.Description = "What it does.");
                var policy = db.Policies.Single();
                policy.Statement = "What it says.";
                policy.RulesJson = policy.RulesJson.Replace("\"secret\",\"expired\"", "", StringComparison.Ordinal);
            }
        );
        await world.RecommendAsync();
        await using var scope = world.Database.Services.CreateAsyncScope();

        var result = await new ImpactBench(scope.ServiceProvider, Actor.Job(world.Here.TenantId)).RunAsync("here", 10, Token);

        result.Decisions.ShouldBe(1);
        result.Drafts.ShouldAllBe(draft => draft.IsEqual);
        result.Drafts.Select(draft => (draft.Kind, draft.Changed)).ShouldBe(s_changed);
        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(row => row.DetailsJson.Contains("impactChanged"), Token)).ShouldBe(s_changed.Length);
    }
}
