using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Presence;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Casework.Presence;

/// <summary>Who is on a case on another node of the same database.</summary>
public sealed class PresenceExchangeTests
{
    private const string Kind = "presence";
    private static readonly Guid s_case = Guid.NewGuid();

    public static TheoryData<DatabaseProvider> Servers => [.. DatabaseProviders.OwnServers];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Colleague_on_another_node_is_there_by_name_and_what_they_write_counts(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (tenant, ana, jonas) = await AddPeopleAsync(database);
        using var here = await PresenceNode.StartAsync(database);
        using var there = await PresenceNode.StartAsync(database);
        using var anas = here.Presence.Enter(tenant, s_case, ana, "Ana");
        using var jonass = there.Presence.Enter(tenant, s_case, jonas, "Jonas");
        var heard = 0;
        anas.Changed += (_, _) => heard++;
        await TurnsAsync(here, there);

        anas.Others.ShouldBe([new(jonas, "Jonas", CaseActivity.Reading)]);
        jonass.Others.ShouldBe([new(ana, "Ana", CaseActivity.Reading)]);

        jonass.Write(CaseActivity.WritingToCustomer);
        await TurnsAsync(there, here);
        anas.OtherWriter.ShouldBe("Jonas");

        jonass.StopWriting();
        await TurnsAsync(there, here);
        anas.OtherWriter.ShouldBeNull();
        heard.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Who_leaves_and_who_is_on_a_node_that_falls_silent_is_there_no_longer(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (tenant, ana, jonas) = await AddPeopleAsync(database);
        using var here = await PresenceNode.StartAsync(database);
        using var there = await PresenceNode.StartAsync(database);
        using var anas = here.Presence.Enter(tenant, s_case, ana, "Ana");
        var first = there.Presence.Enter(tenant, s_case, jonas, "Jonas");
        await TurnsAsync(here, there, here);
        anas.Others.Count.ShouldBe(1);

        first.Dispose();
        await TurnsAsync(there, here);
        anas.Others.ShouldBeEmpty();

        using var second = there.Presence.Enter(tenant, s_case, jonas, "Jonas");
        await TurnsAsync(there, here);
        anas.Others.Count.ShouldBe(1);
        database.Clock.Advance(CasePresence.HeardFor);
        await here.TurnAsync();
        anas.Others.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Visit_is_repeated_while_it_lasts_and_is_heard_of_in_its_tenant_and_case_only(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (tenant, ana, jonas) = await AddPeopleAsync(database);
        using var here = await PresenceNode.StartAsync(database);
        using var there = await PresenceNode.StartAsync(database);
        using var anas = here.Presence.Enter(tenant, s_case, ana, "Ana");
        using var elsewhere = here.Presence.Enter(tenant, Guid.NewGuid(), ana, "Ana");
        using var stranger = here.Presence.Enter(Guid.NewGuid(), s_case, Guid.NewGuid(), "Sten");
        using var jonass = there.Presence.Enter(tenant, s_case, jonas, "Jonas");

        for (var spent = TimeSpan.Zero; spent < 3 * CasePresence.HeardFor; spent += TimeSpan.FromSeconds(10))
        {
            await TurnsAsync(here, there);
            database.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        await here.TurnAsync();
        anas.Others.ShouldBe([new(jonas, "Jonas", CaseActivity.Reading)]);
        elsewhere.Others.ShouldBeEmpty();
        stranger.Others.ShouldBeEmpty();
        await using var db = database.Open();
        // what was told is deleted soon after: at most three minutes of it are left
        (await db.Changes.CountAsync(row => row.Kind == Kind && row.TenantId == tenant, Token)).ShouldBeInRange(1, 3 * 7);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Node_alone_says_only_that_it_is_there_once_a_minute(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (tenant, ana, _) = await AddPeopleAsync(database);
        using var alone = await PresenceNode.StartAsync(database);
        using var visit = alone.Presence.Enter(tenant, s_case, ana, "Ana");

        for (var round = 0; round < 12; round++)
        {
            database.Clock.Advance(TimeSpan.FromSeconds(10));
            visit.Write(CaseActivity.WritingToCustomer);
            await alone.TurnAsync();
        }

        await using var db = database.Open();
        var rows = await db.Changes.Where(row => row.Kind == Kind).ToListAsync(Token);
        rows.ShouldAllBe(row => row.TenantId == Guid.Empty);
        rows.Count.ShouldBeLessThanOrEqualTo(3);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Many_visits_are_told_a_hundred_at_a_time_and_a_second_apart(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (tenant, ana, _) = await AddPeopleAsync(database);
        using var here = await PresenceNode.StartAsync(database);
        using var there = await PresenceNode.StartAsync(database);
        List<CaseVisit> visits =
        [
            .. Enumerable.Range(0, PresenceExchange.MaxAtOnce + 5).Select(_ => here.Presence.Enter(tenant, Guid.NewGuid(), ana, "Ana")),
        ];

        await here.TurnAsync();
        (await CountToldAsync(database, tenant)).ShouldBe(PresenceExchange.MaxAtOnce);

        var next = here.RunRoundAsync();
        database.Clock.Advance(PresenceExchange.Apart - TimeSpan.FromMilliseconds(1));
        next.IsCompleted.ShouldBeFalse();
        (await CountToldAsync(database, tenant)).ShouldBe(PresenceExchange.MaxAtOnce);

        database.Clock.Advance(PresenceExchange.Apart);
        await next;
        (await CountToldAsync(database, tenant)).ShouldBe(PresenceExchange.MaxAtOnce + 5);
        visits.ForEach(visit => visit.Dispose());
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Node_that_stops_says_that_nobody_is_there_any_more(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (tenant, ana, jonas) = await AddPeopleAsync(database);
        using var here = await PresenceNode.StartAsync(database);
        using var there = await PresenceNode.StartAsync(database);
        using var anas = here.Presence.Enter(tenant, s_case, ana, "Ana");
        using var jonass = there.Presence.Enter(tenant, s_case, jonas, "Jonas");
        await TurnsAsync(here, there);
        anas.Others.Count.ShouldBe(1);

        await there.StopAsync();
        await here.TurnAsync();

        anas.Others.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_written_on_a_file_of_sqlite()
    {
        await using var database = await TestDatabase.CreateAsync();
        var presence = new CasePresence(database.Clock);
        using var exchange = ActivatorUtilities.CreateInstance<PresenceExchange>(database.Services, presence);
        await exchange.StartAsync(Token);
        using var visit = presence.Enter(Guid.NewGuid(), s_case, Guid.NewGuid(), "Ana");

        await exchange.ExecuteTask.ShouldNotBeNull();

        presence.Moved.ShouldBeNull();
        await using var db = database.Open();
        (await db.Changes.AnyAsync(row => row.Kind == Kind, Token)).ShouldBeFalse();
    }

    private static async Task<int> CountToldAsync(TestDatabase database, Guid tenant)
    {
        await using var db = database.Open();
        return await db.Changes.CountAsync(row => row.Kind == Kind && row.TenantId == tenant, Token);
    }

    private static async Task TurnsAsync(params PresenceNode[] nodes)
    {
        foreach (var node in nodes.Concat(nodes))
        {
            await node.TurnAsync();
        }
    }

    private static async Task<(Guid Tenant, Guid Ana, Guid Jonas)> AddPeopleAsync(TestDatabase database)
    {
        var tenant = await Operators.AddTenantAsync(database.Services, "here");
        PersonRow[] people = [Operators.Person(tenant, "ana", "agent"), Operators.Person(tenant, "jonas", "agent")];
        await using var db = database.Open();
        db.BindTo(tenant);
        db.People.AddRange(people);
        await db.SaveChangesAsync(Token);
        return (tenant, people[0].Id, people[1].Id);
    }
}
