using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Learning;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Recommender.Search;

/// <summary>What was fitted to finished cases is there after a restart and on another node, and nobody fits it again unseen.</summary>
public sealed class FittedHistoriesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_process_keeps_what_was_fitted_and_the_job_fits_anew()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.Get<SearchSnapshots>().GetAsync(world.Here.Agent, Token);
        var first = await RowAsync(world);

        using var other = ActivatorUtilities.CreateInstance<SearchSnapshots>(world.Database.Services);
        var built = await other.GetAsync(world.Here.Agent, Token);
        var second = await RowAsync(world);

        built.Statistics.IsFittedAnew.ShouldBeFalse();
        built.Statistics.Fitted.Card!.DataHash.ShouldBe(FittedHistories.Parse(first)!.Card!.DataHash, "kept with what was fitted");
        second.Revision.ShouldBe(first.Revision);
        await other.RebuildAsync(world.Here.Agent, (_, _) => Task.CompletedTask, Token);
        (await RowAsync(world)).Revision.ShouldBe(first.Revision + 1);
    }

    [Fact]
    public async Task What_is_read_is_what_was_kept_for_a_day_and_a_half_and_in_one_tenant()
    {
        await using var world = await DeskWorld.CreateAsync();
        var histories = world.Get<FittedHistories>();
        var at = world.Database.Clock.GetUtcNow();
        var statistics = new CaseStatistics([], LabelWindows.Default with { SatisfiedDays = 20 });

        await histories.KeepAsync(world.Here.TenantId, statistics, at, isByJob: true, Token);

        var read = (await histories.ReadAsync(world.Here.TenantId, at.AddHours(35), Token)).ShouldNotBeNull();
        read.Settings.ShouldBe(statistics.Fitted.Settings);
        read.Routing.Person.Fields.ShouldBe(statistics.Fitted.Routing.Person.Fields, ignoreOrder: true);
        read.Routing.Document.Ages.ShouldBe(statistics.Fitted.Routing.Document.Ages);
        (await histories.ReadAsync(world.Here.TenantId, at.AddHours(37), Token)).ShouldBeNull();
        (await histories.ReadAsync(world.Elsewhere.TenantId, at, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task What_came_from_here_is_not_kept_again_and_what_cannot_be_read_is_fitted_again()
    {
        await using var world = await DeskWorld.CreateAsync();
        var histories = world.Get<FittedHistories>();
        var at = world.Database.Clock.GetUtcNow();
        var fitted = new CaseStatistics([], LabelWindows.Default);
        await histories.KeepAsync(world.Here.TenantId, fitted, at, isByJob: true, Token);

        var kept = new CaseStatistics([], LabelWindows.Default, learned: null, fitted.Fitted);
        await histories.KeepAsync(world.Here.TenantId, kept, at.AddHours(30), isByJob: false, Token);

        (await RowAsync(world)).At.ShouldBe(at);
        await using (var db = world.Open())
        {
            (await db.FittedHistories.SingleAsync(Token)).ContentJson = "of another version";
            await db.SaveChangesAsync(Token);
        }

        (await histories.ReadAsync(world.Here.TenantId, at, Token)).ShouldBeNull();
    }

    [Fact]
    [Trait("Req", "R161")]
    public async Task What_was_fitted_is_stored_with_the_card_of_its_cases()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.Get<SearchSnapshots>().GetAsync(world.Here.Agent, Token);

        var card = FittedHistories.Parse(await RowAsync(world))!.Card.ShouldNotBeNull();

        await using var db = world.Open();
        var finished = db.Cases.Where(row => !row.IsOpen);
        card.Purpose.ShouldBe(CardPurposes.History);
        card.Sources.ShouldBe([new("case", await finished.CountAsync(Token))]);
        card.LeftOut.ShouldBeEmpty("nobody opted out");
        (card.From, card.To).ShouldBe(
            (await finished.MinAsync(row => row.OpenedAt, Token), await finished.MaxAsync(row => row.OpenedAt, Token))
        );
        card.Columns.ShouldContain("case.outcome");
        card.DataHash.Length.ShouldBe(64);
    }

    [Fact]
    [Trait("Req", "R161")]
    public async Task Nothing_is_fitted_to_the_cases_of_a_customer_who_opted_for_rules_only()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var db = world.Open();
        db.Accounts.Single(row => row.Key == "acme").IsByRulesOnly = true;
        (await db.Cases.Where(row => !row.IsOpen).OrderBy(row => row.Id).Take(4).ToListAsync(Token)).ForEach(row => row.AccountKey = null);
        await db.SaveChangesAsync(Token);
        await world.Get<SearchSnapshots>().GetAsync(world.Here.Agent, Token);

        var card = FittedHistories.Parse(await RowAsync(world))!.Card.ShouldNotBeNull();

        var finished = db.Cases.Where(row => !row.IsOpen);
        var theirs = await finished.CountAsync(row => row.AccountKey == "acme", Token);
        theirs.ShouldBeGreaterThan(0);
        card.LeftOut.ShouldBe([new("by_rules", theirs)]);
        card.Sources.ShouldBe([new("case", await finished.CountAsync(Token) - theirs)]);
    }

    [Theory]
    [InlineData(100, 140, true)]
    [InlineData(100, 151, false)]
    [InlineData(1000, 1250, true)]
    [InlineData(1000, 700, false)]
    [InlineData(0, 51, false)]
    public void A_history_of_many_other_cases_is_fitted_again(int then, int now, bool isKept)
    {
        var fitted = new CaseStatistics([], LabelWindows.Default).Fitted with { Cases = then };

        fitted.IsOfAbout(now).ShouldBe(isKept);
    }

    private static async Task<FittedHistoryRow> RowAsync(DeskWorld world)
    {
        await using var db = world.Open();
        return await db.FittedHistories.AsNoTracking().SingleAsync(Token);
    }
}
