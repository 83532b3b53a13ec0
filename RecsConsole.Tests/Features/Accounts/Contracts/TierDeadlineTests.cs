using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Features.Accounts.Contracts.Exchange;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Detail.Deadline;
using RecsConsole.Features.Cases.Exchange.Receiving;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Features.Recommendations;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Mail;
using RecsConsole.Tests.Features.Catalog.CaseTypes;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.ReceivedRows;

namespace RecsConsole.Tests.Features.Accounts.Contracts;

/// <summary>Open cases get the deadline of their customer's new tier; what was judged, and what another system keeps, stays.</summary>
public sealed class TierDeadlineTests
{
    private const int GoldMinutes = 150;
    private const int SilverMinutes = 600;
    private const int Copies = 205;
    private const string Key = "TK-1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Open_case_gets_the_deadline_of_the_new_tier_and_its_history_keeps_the_old_one(DatabaseProvider provider)
    {
        await using var world = await CreateAsync(provider);
        await SendAsync(world, Key);
        var before = await CaseAsync(world, Key);
        world.Database.Clock.Advance(TimeSpan.FromMinutes(30));

        var saved = await ChangeAsync(world, "Silver");

        saved.ShouldEndWith("1 open case got a different deadline.");
        var row = await CaseAsync(world, Key);
        (before.SlaLevelKey, before.SlaDeadline).ShouldBe(("gold", before.OpenedAt.AddMinutes(GoldMinutes)));
        (row.SlaLevelKey, row.SlaDeadline).ShouldBe(("silver", before.OpenedAt.AddMinutes(SilverMinutes)));
        var reason = await ReasonAsync(world);
        (reason.Level?.Key, reason.Agrees).ShouldBe(("silver", true));
        await using var db = world.Open();
        var events = await db
            .CaseEvents.AsNoTracking()
            .Where(each => each.CaseId == row.Id)
            .OrderBy(each => each.Ordinal)
            .ToListAsync(Token);
        events.Select(each => each.Activity).ShouldBe([CaseActivities.Opened, CaseActivities.CustomerTerms]);
        ClockNote.In(CaseEvents.AttributesOf(events[1])).ShouldNotBeNull().Deadline.ShouldBe(row.SlaDeadline);
        CaseClocks.From(row, events).At(before.OpenedAt.AddMinutes(1)).Deadline.ShouldBe(before.SlaDeadline);
        var entry = await db.AuditEntries.SingleAsync(each => each.Operation == "apply.account_tier", Token);
        (entry.ObjectKind, entry.ObjectId, entry.DetailsJson).ShouldBe(("account", "acme", """{"cases":"1","changed":"1"}"""));
    }

    [Fact]
    public async Task Second_person_reads_how_many_deadlines_are_computed_again()
    {
        await using var world = await CreateAsync();
        await SendAsync(world, Key);
        await SendAsync(world, "TK-2", deadline: world.Now.AddDays(3));
        await world.SaveAsync(world.Admin, TermsWorld.Acme with { Tier = "Silver" }, await SeenAsync(world));

        var change = await world.Database.ReadRulesAsync(await world.SecondAsync());

        change.Change.Effect.ShouldNotBeNull().ShouldEndWith("In 1 open case, the deadline will be computed again.");
    }

    [Fact]
    public async Task Solved_case_and_the_deadline_of_another_system_stay()
    {
        await using var world = await CreateAsync();
        await SendAsync(world, Key);
        await SendAsync(world, "TK-2", deadline: world.Now.AddDays(3));
        await world.ChangeAsync(db => db.Cases.Single(row => row.Key == Key).ResolvedAt = world.Now);
        var (solved, told) = (await CaseAsync(world, Key), await CaseAsync(world, "TK-2"));

        var saved = await ChangeAsync(world, "Silver");

        saved.ShouldBe("Saved. The change applies from the next recommendation.");
        foreach (var before in new[] { solved, told })
        {
            var row = await CaseAsync(world, before.Key);
            (row.SlaLevelKey, row.SlaDeadline, row.EventCount).ShouldBe((before.SlaLevelKey, before.SlaDeadline, before.EventCount));
        }
    }

    [Fact]
    public async Task Deadline_ends_where_the_new_tier_is_promised_nothing_and_comes_back_with_the_tier()
    {
        await using var world = await CreateAsync();
        await SendAsync(world, Key);
        var before = await CaseAsync(world, Key);

        await ChangeAsync(world, tier: null);

        var ended = await CaseAsync(world, Key);
        (ended.SlaLevelKey, ended.SlaLevelVersion, ended.SlaDeadline).ShouldBe((null, null, null));
        (await ReasonAsync(world)).IsEnded.ShouldBeTrue();
        world.Database.Clock.Advance(TimeSpan.FromMinutes(5));

        await ChangeAsync(world, "Gold");

        var again = await CaseAsync(world, Key);
        (again.SlaLevelKey, again.SlaDeadline).ShouldBe(("gold", before.SlaDeadline));
        (await ReasonAsync(world)).IsEnded.ShouldBeFalse();
    }

    [Fact]
    public async Task Retired_level_keeps_its_promise_to_a_case_that_it_still_fits()
    {
        await using var world = await CreateAsync();
        await SendAsync(world, Key);
        await world.ChangeAsync(db =>
        {
            var everybody = Level(db, "everybody", tier: null, GoldMinutes);
            everybody.Status = VersionStatus.Retired;
            db.ServiceLevels.Add(everybody);
            db.Cases.Single().SlaLevelKey = everybody.Key;
        });

        await ChangeAsync(world, tier: null);

        var row = await CaseAsync(world, Key);
        (row.SlaLevelKey, row.SlaDeadline).ShouldBe(("everybody", row.OpenedAt.AddMinutes(GoldMinutes)));
    }

    [Fact]
    public async Task Newer_version_of_the_level_of_a_case_does_not_reach_it_with_the_tier()
    {
        await using var world = await CreateAsync();
        await SendAsync(world, Key);
        var before = await CaseAsync(world, Key);
        await world.ChangeAsync(db =>
        {
            db.ServiceLevels.Single(row => row.Key == "gold").Status = VersionStatus.Retired;
            var newer = Level(db, "gold", "Gold", minutes: 30);
            newer.Version = 2;
            db.ServiceLevels.Add(newer);
            db.Accounts.Single().Tier = "Silver";
        });

        await ChangeAsync(world, "Gold");

        var row = await CaseAsync(world, Key);
        (row.SlaLevelVersion, row.SlaDeadline, row.EventCount).ShouldBe((1, before.SlaDeadline, before.EventCount));
    }

    [Fact]
    public async Task Other_terms_move_no_deadline()
    {
        await using var world = await CreateAsync();
        await SendAsync(world, Key);
        var before = await CaseAsync(world, Key);

        var saved = await world.ChangeTermsAsync(TermsWorld.Acme with { Region = "UK", ContractEndsAt = null }, await SeenAsync(world));

        saved.Error.ShouldBeNull();
        var row = await CaseAsync(world, Key);
        (row.SlaDeadline, row.EventCount).ShouldBe((before.SlaDeadline, before.EventCount));
        await using var db = world.Open();
        (await db.AuditEntries.AnyAsync(each => each.Operation == "apply.account_tier", Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task More_cases_than_one_part_are_all_changed()
    {
        await using var world = await CreateAsync();
        await SendAsync(world, Key);
        await world.ChangeAsync(db =>
        {
            var first = db.Cases.AsNoTracking().Single();
            for (var i = 0; i < Copies; i++)
            {
                var copy = first.Copy();
                (copy.Id, copy.Key) = (Guid.NewGuid(), $"copy-{i}");
                db.Cases.Add(copy);
            }
        });

        AllTaken(
            await world
                .Get<ReceiveAccounts>()
                .RunAsync(world.Admin, Rows<IncomingAccount>([new("acme") { Name = "Acme GmbH", Tier = "Silver" }]), Token)
        );

        await using var db = world.Open();
        (await db.Cases.CountAsync(row => row.SlaLevelKey == "silver", Token)).ShouldBe(Copies + 1);
        (await db.CaseEvents.CountAsync(row => row.Activity == CaseActivities.CustomerTerms, Token)).ShouldBe(Copies + 1);
        var entry = await db.AuditEntries.SingleAsync(each => each.Operation == "apply.account_tier", Token);
        entry.DetailsJson.ShouldBe("""{"cases":"206","changed":"206"}""");
    }

    private static async Task<TermsWorld> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var world = await TermsWorld.CreateAsync(
            provider,
            services =>
            {
                services.AddRecommendations().AddCases().AddCatalog();
                services.TryAddSingleton<IMailTransport, NoTransport>();
            }
        );
        await world.ChangeAsync(db => db.People.Single(row => row.Key == "bo").Clearance = 2);
        (await world.Get<AddCaseType>().RunAsync(world.Admin, UseCaseExamples.Support, Token)).Error.ShouldBeNull();
        await world.ChangeAsync(db =>
            db.ServiceLevels.AddRange(Level(db, "gold", "Gold", GoldMinutes), Level(db, "silver", "Silver", SilverMinutes))
        );
        await world.AddAsync(TermsWorld.Acme);
        return world;
    }

    private static ServiceLevelRow Level(ConsoleDbContext db, string key, string? tier, int minutes) =>
        new()
        {
            TenantId = db.TenantId,
            Key = key,
            Version = 1,
            Title = key,
            Status = VersionStatus.Published,
            CaseTypes = ["support"],
            Tier = tier,
            TargetMinutes = minutes,
            IsRoundTheClock = true,
        };

    private static async Task SendAsync(TermsWorld world, string key, DateTimeOffset? deadline = null)
    {
        var sent = new IncomingCase(key, "Printer jams", "support") { Account = "acme", Deadline = deadline };
        AllTaken(await world.Get<ReceiveCases>().RunAsync(world.Agent, Rows([sent]), Token));
    }

    private static async Task<string> ChangeAsync(TermsWorld world, string? tier)
    {
        var saved = await world.ChangeTermsAsync(TermsWorld.Acme with { Tier = tier }, await SeenAsync(world));
        return saved.Value.ShouldNotBeNull(saved.Error?.Message);
    }

    private static async Task<long> SeenAsync(TermsWorld world) => (await world.ReadAsync(world.Admin, "acme")).Value!.Revision!.Value;

    private static async Task<CaseRow> CaseAsync(TermsWorld world, string key)
    {
        await using var db = world.Open();
        return await db.Cases.AsNoTracking().SingleAsync(row => row.Key == key, Token);
    }

    private static async Task<DeadlineReason> ReasonAsync(TermsWorld world)
    {
        var read = await world.Get<ReadDeadline>().RunAsync(world.Agent, Key, Token);
        return read.Value.ShouldNotBeNull(read.Error?.Message);
    }
}
