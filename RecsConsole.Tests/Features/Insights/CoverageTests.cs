using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Tiles;
using RecsConsole.Features.Insights.Watching;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>The share of the catalog that is shown, and the alarm when it is too low.</summary>
public sealed class CoverageTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Fact]
    public void What_is_shown_and_no_longer_in_the_catalogue_does_not_count()
    {
        var coverage = Coverage.From(["a", "b", "b", "c"], new HashSet<string>(["b", "gone"], StringComparer.Ordinal));

        coverage.Rate.ShouldBe(new InsightRate(1, 3));
        coverage.Never.ShouldBe(["a", "c"]);
    }

    [Theory]
    [InlineData(300_001, 1)]
    [InlineData(300_000, 0)]
    public void Three_of_ten_are_below_a_limit_above_thirty_percent_and_not_below_thirty(long limit, int findings)
    {
        var coverage = Coverage.From(Keys(10), Keys(3).ToHashSet(StringComparer.Ordinal));

        CoverageWatch.Judge(CoverageWatch.Actions, coverage, limit).Count().ShouldBe(findings);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R120")]
    public async Task Thirty_percent_of_the_catalogue_are_shown_as_such_and_raise_an_alarm_below_the_limit(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        await ThirtyPercentAsync(desk);

        var tile = await desk.ReadAsync(InsightKind.Coverage);
        var watched = await desk.WatchAsync();

        tile.Rates()
            .ShouldBe([
                ("Actions shown at least once", 3, 10),
                ("Documents shown at least once", 0, 3),
                ("New to the person who saw it", 9, 10), // Ana five, Ben two, Erik three; Ana saw a1 forty days ago
            ]);
        tile.Notes.ShouldContain("Actions not shown: k3, k4, k5, k6, k7, k8, k9.");
        tile.Notes.ShouldContain("The limits have not been checked yet: the daily check has not run.");
        var after = (await desk.ReadAsync(InsightKind.Coverage)).Notes;
        after.Count(note => note.StartsWith("An alarm has been open since", StringComparison.Ordinal)).ShouldBe(2, "one for each limit");
        watched.Raised.ShouldBe(2);
        (await desk.AlarmsAsync())
            .Select(alarm => alarm.Words)
            .ShouldContain("Only 30 % of the published actions were shown in the last 30 days (3 of 10); the limit is 50 %.");
        (await desk.AlarmsAsync(desk.Sam)).ShouldNotContain(alarm => alarm.Words.Contains("published", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Alarm_is_told_once_until_the_figure_was_back_within_its_limit()
    {
        await using var desk = await InsightDesk.OpenAsync();
        await ThirtyPercentAsync(desk);

        await desk.WatchAsync();
        (await desk.WatchAsync()).ShouldBe(new WatchedFigures(0, 0, 2));
        (await CountNotificationsAsync(desk)).ShouldBe(2); // one for actions, one for documents
        await LimitAsync(desk, FigureLimits.Default with { ActionCoverage = 200_000 }, version: 1);
        (await desk.WatchAsync()).ShouldBe(new WatchedFigures(0, 1, 1));
        (await CountNotificationsAsync(desk)).ShouldBe(1); // the unread notification is withdrawn
        await LimitAsync(desk, FigureLimits.Default, version: 2);
        (await desk.WatchAsync()).ShouldBe(new WatchedFigures(1, 0, 2));

        (await CountNotificationsAsync(desk)).ShouldBe(2);
        await using var db = desk.Open();
        (await db.AuditEntries.CountAsync(row => row.ObjectId == CoverageWatch.Actions, TestContext.Current.CancellationToken)).ShouldBe(3);
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Who_may_not_run_jobs_cannot_watch_and_another_tenant_hears_of_nothing()
    {
        await using var desk = await InsightDesk.OpenAsync();
        await ThirtyPercentAsync(desk);
        await desk.WatchAsync();

        var denied = await desk.Get<WatchFigures>().RunAsync(desk.Agent, CancellationToken.None);
        var elsewhere = await desk.Get<WatchFigures>().RunAsync(Actor.Job(desk.Stranger.TenantId), CancellationToken.None);

        denied.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        elsewhere.Value.ShouldBe(new WatchedFigures(0, 0, 0));
        (await desk.AlarmsAsync(desk.Stranger)).ShouldBeEmpty();
        await using var db = desk.Open(desk.Stranger.TenantId);
        (await db.InboxItems.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Fact]
    public async Task Variety_is_kinds_and_actions_of_the_slates_that_showed_one()
    {
        await using var desk = await InsightDesk.OpenAsync();
        await ThirtyPercentAsync(desk);

        var tile = await desk.ReadAsync(InsightKind.Coverage);

        // One slate of three published actions: k0 and k1 of one kind, k2 of another; a1, a2 and a3 are not in the catalog.
        tile.Figures[^1].Text.ShouldBe("2.0 kinds in 3.0 actions, on average");
    }

    private static string[] Keys(int count) => [.. Enumerable.Range(0, count).Select(i => $"k{i}")];

    // Ten published actions, of which three were on screen yesterday.
    private static async Task ThirtyPercentAsync(InsightDesk desk)
    {
        await using var db = desk.Open();
        db.Actions.RemoveRange(await db.Actions.ToListAsync());
        var rows = desk.Rows(desk.Admin.TenantId);
        db.Actions.AddRange(Keys(10).Select(key => Published(rows, desk.Admin.TenantId, key)));
        var (decision, items) = rows.Decision(desk.History.A, desk.History.Erik, 1, "heuristic-2", new Slate(SlateKind.Action, Keys(3)));
        db.Add(decision);
        db.AddRange(items);
        rows.AppendEntry(db, decision);
        db.Impressions.AddRange(items.Select(item => Seen(decision, item.ItemId, item.Rank)));
        var (first, last) = (rows.DaysAgo(50), rows.DaysAgo(35));
        var before = await db.Decisions.SingleAsync(row => row.At > first && row.At < last);
        db.Impressions.Add(Seen(before, "a1", 1));
        await db.SaveChangesAsync();
    }

    private static ActionRow Published(InsightRows rows, Guid tenantId, string key) =>
        new()
        {
            TenantId = tenantId,
            Key = key,
            Version = 1,
            Title = key,
            Description = "",
            Kind = key is "k0" or "k1" ? "fix" : "ask",
            Risk = ActionRiskLevel.Low,
            Status = VersionStatus.Published,
            UpdatedAt = rows.DaysAgo(200),
        };

    private static ImpressionRow Seen(DecisionRow decision, string item, int rank) =>
        new()
        {
            TenantId = decision.TenantId,
            DecisionId = decision.Id,
            Kind = ItemKind.Action,
            ItemId = item,
            Rank = rank,
            SeenAt = decision.At,
        };

    private static async Task<int> CountNotificationsAsync(InsightDesk desk)
    {
        await using var db = desk.Open();
        return await db.InboxItems.CountAsync(row => row.RecipientId == desk.Admin.PersonId);
    }

    private static async Task LimitAsync(InsightDesk desk, FigureLimits limits, int version)
    {
        await using var db = desk.Open();
        db.TenantConfigurations.Add(
            new()
            {
                TenantId = desk.Admin.TenantId,
                Version = version,
                Why = "",
                Json = (TenantConfiguration.Default with { Limits = limits }).ToJson(),
            }
        );
        await db.SaveChangesAsync();
    }
}
