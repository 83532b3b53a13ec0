using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Demo;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.People;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Demo;

/// <summary>Seeding creates both tenants once and completely, and each sees only its own rows.</summary>
public sealed class SeedDemoTenantsTests(ITestOutputHelper output)
{
    private const string Password = "for-a-test-1";

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R17")]
    public async Task Both_tenants_are_written_once_and_see_only_their_own(DatabaseProvider provider)
    {
        var token = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(provider, services => services.AddSingleton<SeedDemoTenants>());
        var seed = database.Services.GetRequiredService<SeedDemoTenants>();
        seed.BeginAhead();
        var watch = Stopwatch.StartNew();

        var first = await seed.RunAsync(Password, output.WriteLine, token);
        output.WriteLine($"{provider}: {watch.Elapsed.TotalSeconds:F1} s for both tenants");
        var second = await seed.RunAsync(Password, output.WriteLine, token);

        first.Value!.Select(each => each.Cases).ShouldBe([1620, 340]);
        second.Value!.ShouldAllBe(each => each.AlreadyThere);
        await ShouldHoldAsync(database, "brightline", cases: 1620, people: 31, documents: 40);
        await ShouldHoldAsync(database, "orchard", cases: 340, people: 12, documents: 12);
        await using var all = database.Open();
        (await all.Users.CountAsync(token)).ShouldBe(40);
        (await all.Memberships.CountAsync(token)).ShouldBe(43);
        (await all.Cases.CountAsync(token)).ShouldBe(0, "a context without a tenant sees nothing");
    }

    [Fact]
    public async Task Interrupted_seeding_leaves_nothing_of_the_tenant()
    {
        var token = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(add: services => services.AddSingleton<SeedDemoTenants>());
        var seed = database.Services.GetRequiredService<SeedDemoTenants>();

        await Should.ThrowAsync<InvalidOperationException>(() =>
            seed.RunAsync(
                Password,
                line =>
                {
                    if (line.Contains("400/", StringComparison.Ordinal))
                    {
                        throw new InvalidOperationException("pulled the plug");
                    }
                },
                token
            )
        );

        await using var db = database.Open();
        (await db.Tenants.CountAsync(token)).ShouldBe(0);
        (await db.Users.CountAsync(token)).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_stored_can_be_read_through_the_seams()
    {
        var token = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(add: services => services.AddSingleton<SeedDemoTenants>());
        await database.Services.GetRequiredService<SeedDemoTenants>().RunAsync(Password, _ => { }, token);
        var tenantDb = database.Services.GetRequiredService<TenantDb>();
        var actor = await ActorAsync(database, "brightline");

        var workflow = await new DatabaseWorkflowSource(tenantDb).ReadAsync(actor, "support", token);
        var people = await new DatabasePeopleSource(tenantDb).ReadAsync(actor, token);

        StateMachine.Validate(workflow!).ShouldBeEmpty();
        new StateMachine(workflow!).Next("in_progress", "reload-idp-metadata").ShouldBe("review");
        people.Count.ShouldBe(31);
    }

    private static async Task ShouldHoldAsync(TestDatabase database, string tenant, int cases, int people, int documents)
    {
        var token = TestContext.Current.CancellationToken;
        var content = DemoContentLoader.Load(tenant);
        await using var db = database.Open();
        db.BindTo((await ActorAsync(database, tenant)).TenantId);
        (await db.Cases.CountAsync(token)).ShouldBe(cases);
        (await db.People.CountAsync(token)).ShouldBe(people);
        (await db.Documents.CountAsync(token)).ShouldBe(documents);
        (await db.Actions.CountAsync(token)).ShouldBe(content.Actions.Count);
        (await db.Policies.CountAsync(token)).ShouldBe(content.Policies.Count);
        (await db.Cases.CountAsync(row => row.IsOpen, token)).ShouldBe(content.Tenant.OpenCases);
        (await db.Cases.AnyAsync(row => row.CustomerWroteAt == null, token)).ShouldBe(content.IssueTypes.Any(each => each.OpenedByUs));
        (await db.CaseEvents.CountAsync(token)).ShouldBe(await db.Cases.SumAsync(row => row.EventCount, token));
        (await db.Notes.CountAsync(token)).ShouldBeGreaterThan(cases / 2);
        (await db.CaseDocuments.CountAsync(token)).ShouldBeGreaterThan(cases / 4);
        (await db.PersonExperience.CountAsync(token)).ShouldBeGreaterThan(people);
        await ShouldBePromisedAsync(db, token);
        (await UnknownTerms.ReadAsync(db, token)).ShouldBeEmpty("the taxonomy has what its cases have");
    }

    // Every deadline of the history follows from the published service level of the case.
    private static async Task ShouldBePromisedAsync(ConsoleDbContext db, CancellationToken token)
    {
        var levels = await LevelTable.ReadAsync(db, token);
        var tiers = await db.Accounts.ToDictionaryAsync(row => row.Key, row => row.Tier, token);
        foreach (var row in await db.Cases.AsNoTracking().ToListAsync(token))
        {
            var level = levels.For(new(row.TypeKey, row.Priority, tiers[row.AccountKey!])).ShouldNotBeNull();
            (row.SlaLevelKey, row.SlaLevelVersion).ShouldBe((level.Key, level.Version));
            levels.ClockOf(level, row, startedAt: null, []).Deadline.ShouldBe(row.SlaDeadline, row.Key);
        }
    }

    private static async Task<Actor> ActorAsync(TestDatabase database, string tenant)
    {
        var token = TestContext.Current.CancellationToken;
        await using var db = database.Open();
        var row = await db.Tenants.SingleAsync(each => each.Key == tenant && each.IsReady, token);
        return Actor.Job(row.Id);
    }
}
