using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Cli.Bench.Impact;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Demo;
using RecsConsole.Features.Demo.Lived;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Impact;
using RecsConsole.Features.Models;
using RecsConsole.Features.Recommendations;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Tenants;
using RecsConsole.Permits;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Mail;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Impact;

/// <summary>
/// Drafts are tried on a thousand decisions of the demo and published: the difference is the predicted one. The quick test of the same is
/// that of the benchmark.
/// </summary>
public sealed class ImpactAtScaleTests
{
    private const int Decisions = 1_000;
    private const int MostRounds = 20;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Every_kind_of_draft_changes_a_thousand_decisions_of_the_demo_as_predicted()
    {
        await using var database = await TestDatabase.CreateAsync(add: services =>
        {
            services.AddRecommender().AddRecommendations().AddTenants().AddImpact().AddCatalog().AddDocuments();
            services.AddModels().AddReviews();
            services.AddSingleton<SeedDemoTenants>();
            services.TryAddSingleton<IMailTransport, NoTransport>();
        });
        await database.Services.GetRequiredService<SeedDemoTenants>().RunAsync(null, _ => { }, Token);
        await using var all = database.Open();
        var tenant = Actor.Job(await all.Tenants.Where(row => row.Key == "brightline").Select(row => row.Id).SingleAsync(Token));
        await new LivedDays(database.Services, tenant).LiveAsync(_ => { }, Token);
        await OpenCasesAsync(database, tenant);
        await using var scope = database.Services.CreateAsyncScope();

        var result = await new ImpactBench(scope.ServiceProvider, tenant).RunAsync("brightline", Decisions, Token);

        (result.Decisions, result.Unreadable).ShouldBe((Decisions, 0));
        result.Drafts.Where(draft => !draft.IsEqual).ShouldBeEmpty();
        result
            .Drafts.Select(draft => draft.Kind)
            .ShouldBe([
                ImpactKind.Settings,
                ImpactKind.Action,
                ImpactKind.Policy,
                ImpactKind.Document,
                ImpactKind.Workflow,
                ImpactKind.Playbook,
                ImpactKind.ServiceLevel,
                ImpactKind.Model,
            ]);
        // a draft that changes nothing would prove nothing; which cases a playbook fits is up to the demo
        result.Drafts.Where(draft => draft is { Changed: 0, Kind: not ImpactKind.Playbook }).ShouldBeEmpty();
    }

    // The simulated days leave about half as many: the people of the demo open their open cases until there are enough.
    private static async Task OpenCasesAsync(TestDatabase database, Actor tenant)
    {
        await using var db = await database.Services.GetRequiredService<TenantDb>().OpenAsync(tenant, Token);
        var cases = await db.Cases.AsNoTracking().Where(row => row.IsOpen).OrderBy(row => row.Key).ToListAsync(Token);
        var people = await db.People.AsNoTracking().Where(row => row.IsActive).OrderBy(row => row.Key).ToListAsync(Token);
        var agents = people.Where(row => row.Roles.Contains(ConsoleRole.Agent)).Select(row => row.Id).ToList();
        var recommend = database.Services.GetRequiredService<RecommendForCase>();
        var made = await db.Decisions.CountAsync(Token);
        for (var round = 0; round < MostRounds && made < Decisions; round++)
        {
            foreach (var (number, row) in cases.Index())
            {
                var person = row.AssigneeId ?? agents[(number + round) % agents.Count]; // who may not is refused
                await recommend.RunAsync(tenant with { PersonId = person }, new(row.Id), Token);
            }

            made = await db.Decisions.CountAsync(Token);
            database.Clock.Advance(PermitChecker.Lifetime + TimeSpan.FromHours(1)); // opened again, a case is decided anew
        }

        made.ShouldBeGreaterThanOrEqualTo(Decisions);
    }
}
