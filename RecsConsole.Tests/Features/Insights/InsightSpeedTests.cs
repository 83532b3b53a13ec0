using System.Diagnostics;
using System.Globalization;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>Measures each tile over a tenant of some thousand decisions; asked for by name, because a number from a busy machine proves nothing.</summary>
public sealed class InsightSpeedTests(ITestOutputHelper output)
{
    private const int Decisions = 6000;
    private static readonly ReasonCode[] s_reasons = [ReasonCode.StateNotAllowed, ReasonCode.Acl, ReasonCode.AlreadyTried];

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory(Explicit = true)]
    [MemberData(nameof(Databases))]
    public async Task Tiles_over_six_thousand_decisions(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        await FillAsync(desk);

        foreach (var actor in new[] { desk.Admin, desk.Sam })
        {
            foreach (var kind in Enum.GetValues<InsightKind>())
            {
                var first = await TimeAsync(() => desk.ReadAsync(kind, actor));
                var second = await TimeAsync(() => desk.ReadAsync(kind, actor));
                Say(actor == desk.Admin ? "admin" : "supervisor", kind.ToString(), first, second);
            }

            var alarms = await TimeAsync(() => desk.AlarmsAsync(actor));
            var cases = await TimeAsync(() => desk.CasesAsync(new(InsightKind.Acceptance, "accepted"), actor));
            Say("", "alarms, cases", alarms, cases);
        }

        (await desk.ReadAsync(InsightKind.Volume)).Figures[0].Count!.Value.ShouldBeGreaterThan(2500);
    }

    private void Say(string who, string what, double first, double second) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{who, -10} {what, -14} {first, 7:0} ms {second, 7:0} ms"));

    private static async Task<double> TimeAsync<T>(Func<Task<T>> run)
    {
        var watch = Stopwatch.StartNew();
        await run();
        return watch.Elapsed.TotalMilliseconds;
    }

    // Sixty days; five items and ten exclusions a slate, as on the demo desk.
    private static async Task FillAsync(InsightDesk desk)
    {
        var rows = desk.Rows(desk.Admin.TenantId);
        var chance = new Random(7);
        var agents = Enumerable.Range(0, 40).Select(i => rows.Person($"p{i}", ["agent"], ["one"])).ToList();
        var cases = Enumerable.Range(0, 1500).Select(i => rows.Case($"S{i}", i % 3 == 0 ? "two" : "one", i % 60)).ToList();
        await SaveAsync(desk, [.. agents, .. cases]);
        foreach (var chunk in Enumerable.Range(0, Decisions).Chunk(500))
        {
            await using var db = desk.Open();
            foreach (var i in chunk)
            {
                var (row, items) = rows.Decision(
                    cases[chance.Next(cases.Count)],
                    agents[chance.Next(agents.Count)],
                    60d * i / Decisions,
                    "heuristic-1",
                    [.. Enum.GetValues<SlateKind>().Select(kind => FullSlate(kind, i))]
                );
                db.Add(row);
                db.AddRange(items);
                rows.AppendEntry(db, row);
                Answer(db, rows, row, items[chance.Next(items.Count)], chance);
            }

            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
    }

    private static Slate FullSlate(SlateKind kind, int i) =>
        new(
            kind,
            [.. Enumerable.Range(0, 5).Select(n => $"{kind}-{(i + n) % 40}")],
            [.. Enumerable.Range(0, 10).Select(n => ((string?)null, s_reasons[(i + n) % s_reasons.Length]))]
        );

    private static void Answer(ConsoleDbContext db, InsightRows rows, DecisionRow row, DecisionItemRow item, Random chance)
    {
        var answer =
            chance.Next(2) == 0
                ? rows.Response(row, "accept", item.Kind, item.ItemId, item.Rank)
                : rows.Response(row, "dismiss", item.Kind, item.ItemId, item.Rank, DismissReasons.NotUseful);
        db.Add(answer);
        rows.AppendEntry(db, answer);
    }

    private static async Task SaveAsync(InsightDesk desk, object[] rows)
    {
        await using var db = desk.Open();
        db.AddRange(rows);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
