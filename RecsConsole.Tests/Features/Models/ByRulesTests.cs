using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Accounts;
using RecsConsole.Features.Settings;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tests.Features.Recommendations.Feedback;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models;

/// <summary>
/// A person or customer who opts out of profiling gets rules alone from the next request on; others are not affected, and the decision
/// can be replayed.
/// </summary>
[Trait("Req", "R112")]
public sealed class ByRulesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Actor_who_opted_out_is_ordered_by_rules_alone_and_colleagues_by_the_model()
    {
        await using var world = await CreateAsync();
        var before = await world.RecommendAsync();
        var colleague = await FeedbackDesk.AddAsync(world, ConsoleRole.Supervisor, team: "one"); // team one has the case

        await SaveAsync(world, SaveSetting.On);
        var after = await world.RecommendAsync(before.DecisionId);

        (await ModelOfAsync(world, before), await ModelOfAsync(world, after)).ShouldBe(("logistic-1", "heuristic-2"));
        after.Slates.ShouldAllBe(slate => slate.Model == null);
        after.ByRules!.ShouldContain("as you chose in your settings");
        (await SnapshotOfAsync(world, after)).Actor.IsByRulesOnly.ShouldBe(true);
        (await ReplayAsync(world, after)).ShouldBe("identical");
        var answered = await world.TryRecommendAsync(colleague, world.Here.CaseId);
        var theirs = answered.Value.ShouldNotBeNull(answered.Error?.Message);
        (await ModelOfAsync(world, theirs), theirs.ByRules).ShouldBe(("logistic-1", null));
    }

    [Fact]
    public async Task Taking_it_back_lets_the_model_rank_again_and_both_are_audited()
    {
        await using var world = await CreateAsync();
        await SaveAsync(world, SaveSetting.On);
        var without = await world.RecommendAsync();
        await SaveAsync(world, SaveSetting.Off);

        var with = await world.RecommendAsync(without.DecisionId);

        (await ModelOfAsync(world, with), with.ByRules).ShouldBe(("logistic-1", null));
        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(row => row.Operation == "save.setting" && row.Outcome == "done", Token)).ShouldBe(2);
    }

    [Fact]
    public async Task Customer_who_opted_out_has_cases_ordered_by_rules_alone_for_everybody()
    {
        await using var world = await CreateAsync();
        var supervisor = await FeedbackDesk.AddAsync(world, ConsoleRole.Supervisor);

        (await SetAsync(world, supervisor, isOn: true)).Value.ShouldBeTrue();
        (await SetAsync(world, supervisor, isOn: true)).Value.ShouldBeTrue(); // a repeated request has no further effect
        var shown = await world.RecommendAsync();

        (await ModelOfAsync(world, shown), shown.ByRules!.Contains("because the customer opted out", StringComparison.Ordinal)).ShouldBe(
            ("heuristic-2", true)
        );
        var snapshot = await SnapshotOfAsync(world, shown);
        snapshot.Case.IsByRulesOnly.ShouldBe(true);
        (snapshot.Visible.History?.Accounts, snapshot.Visible.History?.Routing, snapshot.Visible.History?.Forecast).ShouldBe(
            (null, null, null)
        );
        (await ReplayAsync(world, shown)).ShouldBe("identical");
        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(row => row.Operation == "set.account_by_rules" && row.Outcome == "done", Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Only_a_supervisor_of_the_tenant_sets_it_for_a_customer()
    {
        await using var world = await CreateAsync();
        var elsewhere = await FeedbackDesk.AddAsync(world, ConsoleRole.Supervisor, world.Elsewhere);

        (await SetAsync(world, world.Here.Agent, isOn: true)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await SetAsync(world, elsewhere, isOn: true)).IsOk.ShouldBeTrue(); // the customer of the same name in the other tenant

        await using var db = world.Open();
        (await db.Accounts.SingleAsync(row => row.Key == "acme", Token)).IsByRulesOnly.ShouldBeFalse();
        (await db.AuditEntries.CountAsync(row => row.Outcome == "denied", Token)).ShouldBe(1);
    }

    [Fact]
    public void Rules_keep_counts_of_cases_and_nothing_learned_or_of_people_and_customers()
    {
        var history = new HistoryFacts
        {
            Outcomes = new(3, 2, 5, []),
            Accounts = new(2, 3, []),
            Collaborators = [new(Guid.NewGuid(), 3, 1)],
        };

        history.ForRules().ShouldBe(new HistoryFacts { Outcomes = history.Outcomes });
        new HistoryFacts { Accounts = new(2, 3, []) }
            .ForRules()
            .ShouldBeNull();
    }

    private static async Task<DeskWorld> CreateAsync()
    {
        var world = await DeskWorld.CreateAsync(replace: services => services.AddSettings().AddAccounts());
        await world.ChangeAsync(
            ChangeKind.Configuration,
            db =>
            {
                var key = db.Cases.Single(row => row.Id == world.Here.CaseId).AccountKey!;
                if (!db.Accounts.Any(row => row.Key == key))
                {
                    db.Accounts.Add(
                        new AccountRow
                        {
                            TenantId = db.TenantId,
                            Key = key,
                            Name = key,
                        }
                    );
                }
            }
        );
        await world.RegisterAsync(LogisticModels.ForActions());
        return world;
    }

    private static async Task SaveAsync(DeskWorld world, string value)
    {
        var saved = await FeedbackDesk.RunAsync<SaveSetting, Result<OwnSettings>>(
            world,
            save => save.RunAsync(world.Here.Agent, new(SettingName.ByRules, value), Token)
        );
        saved.Value!.IsByRulesOnly.ShouldBe(value is SaveSetting.On, saved.Error?.Message);
    }

    private static Task<Result<bool>> SetAsync(DeskWorld world, Actor actor, bool isOn) =>
        FeedbackDesk.RunAsync<SetAccountByRules, Result<bool>>(world, set => set.RunAsync(actor, new("acme", isOn), Token));

    private static async Task<string> ModelOfAsync(DeskWorld world, ShownDecision shown)
    {
        await using var db = world.Open();
        return DecisionContent.VersionsOf(await db.Decisions.SingleAsync(row => row.Id == shown.DecisionId, Token)).Engine.Model;
    }

    private static async Task<CaseSnapshot> SnapshotOfAsync(DeskWorld world, ShownDecision shown)
    {
        await using var db = world.Open();
        return DecisionContent.SnapshotOf(await db.Decisions.SingleAsync(row => row.Id == shown.DecisionId, Token));
    }

    private static async Task<string> ReplayAsync(DeskWorld world, ShownDecision shown)
    {
        await using var db = world.Open();
        var row = await db.Decisions.SingleAsync(each => each.Id == shown.DecisionId, Token);
        return ReplayEntry.Judge(await DecisionBundles.ReadBundleAsync(db, row, Token)).Outcome;
    }
}
