using RecsConsole.Database;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Watching;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>Changes from one period to the next: cases, scores, acceptance.</summary>
public sealed class DriftTests
{
    private const int Cases = 160;

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R185")]
    public async Task Shift_of_cases_of_scores_and_of_acceptance_raises_an_alarm_with_figure_threshold_and_n(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        await AddAsync(desk, daysAgo: 40, new(Urgent: 4, Score: 700_000, Accepted: 2));
        await AddAsync(desk, daysAgo: 10, new(Urgent: 1, Score: 300_000, Accepted: 8));

        (await desk.WatchAsync()).Raised.ShouldBeGreaterThanOrEqualTo(3);

        var words = (await desk.AlarmsAsync()).Select(alarm => alarm.Words).ToList();
        words.ShouldContain(said => said.StartsWith("Shift: Cases by priority. Population stability index ", StringComparison.Ordinal));
        words.ShouldContain(said => said.StartsWith("Shift: Scores of the first action. Largest distance", StringComparison.Ordinal));
        // 80 of 160 before and 20 of 160 now, in addition to the decisions of the desk.
        words
            .Single(said => said.StartsWith("Shift: Cases in which an action was accepted.", StringComparison.Ordinal))
            .ShouldMatch(@"-3\d\.?\d* points, limit 10; 16\d cases in the last 30 days, 16\d in the 30 before\.");
        var tile = await desk.ReadAsync(InsightKind.Drift);
        tile.Figures.Where(figure => figure.IsAlarm).Select(figure => figure.Words).ShouldContain("Cases by priority");
    }

    [Fact]
    [Trait("Req", "R185")]
    public async Task Without_a_shift_there_is_none_and_the_figures_are_shown()
    {
        await using var desk = await InsightDesk.OpenAsync();
        await AddAsync(desk, daysAgo: 40, new(Urgent: 4, Score: 500_000, Accepted: 4));
        await AddAsync(desk, daysAgo: 10, new(Urgent: 4, Score: 500_000, Accepted: 4));

        await desk.WatchAsync();

        (await desk.AlarmsAsync()).ShouldNotContain(alarm => alarm.Words.StartsWith("Shift", StringComparison.Ordinal));
        var tile = await desk.ReadAsync(InsightKind.Drift);
        tile.Figures.ShouldAllBe(figure => !figure.IsAlarm);
        // not exactly 0, because of the desk's five cases
        tile.Figures.Single(figure => figure.Words is "Cases by priority").Text!.ShouldStartWith("index 0.0");
    }

    [Fact]
    [Trait("Req", "R185")]
    public async Task Too_few_rows_are_silent_however_far_they_moved()
    {
        await using var desk = await InsightDesk.OpenAsync();

        (await desk.ReadAsync(InsightKind.Drift)).Figures.ShouldAllBe(figure => figure.Absent != null);
        Drift.OfGroups(DriftNames.Type, Groups(49, 0), Groups(0, 49)).ShouldBeNull();
        Drift.OfRates(DriftNames.ActionAccepted, new(49, 49), new(0, 49)).ShouldBeNull();
        Drift.OfScores(DriftNames.ActionScore, new long[49], new long[500]).ShouldBeNull();
    }

    [Theory]
    [InlineData(60, 80)]
    [InlineData(150, 250)]
    [Trait("Req", "R185")]
    public void Over_many_runs_without_a_shift_about_one_in_a_hundred_would_be_told_without_the_limit_and_no_more_with_it(
        int before,
        int now
    )
    {
        const int runs = 2_000;
        var (chance, told) = (0, 0);
        for (var seed = 0; seed < runs; seed++)
        {
            var all = Unmoved(new SplitMix64((ulong)seed), before, now);
            chance += all.Any(drift => drift.IsShift(0, all.Count)) ? 1 : 0;
            told += all.Any(drift => drift.IsShift(DriftWatch.LimitOf(drift.Measure, FigureLimits.Default), all.Count)) ? 1 : 0;
        }

        ((double)chance / runs).ShouldBeInRange(0.003, 0.017); // 0.01 plus or minus three standard errors, generously
        ((double)told / runs).ShouldBeLessThanOrEqualTo(0.01);
    }

    [Fact]
    public void Shift_of_a_third_of_the_cases_is_told_in_nearly_every_run()
    {
        var told = Enumerable
            .Range(0, 200)
            .Count(seed =>
            {
                var random = new SplitMix64((ulong)seed);
                return Drift.OfGroups(DriftNames.Type, Draw(random, 300, 2, 6), Draw(random, 300, 4, 6))!.IsShift(0.25, 7);
            });

        told.ShouldBeGreaterThan(190);
    }

    // The same number of tests as a real run: three for cases, two for scores, two for acceptance.
    private static List<Drift> Unmoved(SplitMix64 random, int before, int now) =>
        [
            .. new[] { DriftNames.Type, DriftNames.Priority, DriftNames.Language }.Select(what =>
                Drift.OfGroups(what, Draw(random, before, 1, 4), Draw(random, now, 1, 4))!
            ),
            .. new[] { DriftNames.ActionScore, DriftNames.DocumentScore }.Select(what =>
                Drift.OfScores(what, Scores(random, before), Scores(random, now))!
            ),
            .. new[] { DriftNames.ActionAccepted, DriftNames.DocumentAccepted }.Select(what =>
                Drift.OfRates(what, new(Draw(random, before, 1, 3)["g0"], before), new(Draw(random, now, 1, 3)["g0"], now))!
            ),
        ];

    private static long[] Scores(SplitMix64 random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (long)random.Below(1_000_000))];

    // Draws the first group with probability first/of.
    private static Dictionary<string, long> Draw(SplitMix64 random, int count, int first, int of)
    {
        var hits = Enumerable.Range(0, count).Count(_ => random.Below(of) < first);
        return Groups(hits, count - hits);
    }

    private static Dictionary<string, long> Groups(long one, long other) => new(StringComparer.Ordinal) { ["g0"] = one, ["g1"] = other };

    // Every n-th case is urgent and has an accepted action; each case has one opening.
    private static async Task AddAsync(InsightDesk desk, double daysAgo, Period period)
    {
        await using var db = desk.Open();
        var rows = desk.Rows(desk.Admin.TenantId);
        for (var i = 0; i < Cases; i++)
        {
            var row = rows.Case($"{daysAgo}-{i}", "one", daysAgo);
            row.Priority = i % (period.Urgent + 1) == 0 ? 3 : 1;
            var (decision, items) = rows.Decision(
                row,
                desk.History.Erik,
                daysAgo,
                "heuristic-2",
                new Slate(RecsConsole.Engine.Vocabulary.SlateKind.Action, ["a1"])
            );
            items[0].Score = period.Score + i;
            db.Add(row);
            db.Add(decision);
            db.AddRange(items);
            db.Add(
                new ImpressionRow
                {
                    TenantId = row.TenantId,
                    DecisionId = decision.Id,
                    Kind = ItemKind.Action,
                    ItemId = "a1",
                    Rank = 1,
                    SeenAt = decision.At,
                }
            );
            if (i % period.Accepted == 0)
            {
                db.Add(rows.Response(decision, ResponseKind.Accept, ItemKind.Action, "a1", 1));
            }
        }

        await db.SaveChangesAsync();
    }

    private sealed record Period(int Urgent, long Score, int Accepted);
}
