using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>The reliability of shown probabilities; all figures were computed by hand.</summary>
public sealed class ConfidenceTileTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Shown_probability_is_binned_and_scored_once_its_last_window_has_closed(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        (await desk.ReadAsync(InsightKind.Confidence))
            .Figures.Single(figure => figure.Words == "Actions, Brier score")
            .Absent.ShouldNotBeNull();
        await PredictAsync(desk, 900_000, (1, 3), (0, 1));
        await PredictAsync(desk, 250_000, (1, 1), (0, 3));
        await PredictAsync(desk, 1_000_000, (1, 1));
        await PredictAsync(desk, null, (1, 5)); // required by a policy
        await PredictAsync(desk, 500_000, isOver: false, (1, 7)); // successes that are known too early

        var tile = await desk.ReadAsync(InsightKind.Confidence);

        tile.Bars[0].Rates().ShouldBe([("20 to 30 %", 1, 4), ("90 to 100 %", 4, 5)]);
        tile.Bars[0].Bars[1].Also.ShouldBe("(predicted 92 %)");
        // (3 * .01 + .81 + .5625 + 3 * .0625 + 0) / 9; always saying 5 of 9 has 20 / 81
        var score = tile.Figures.Single(figure => figure.Words == "Actions, Brier score");
        score.Text.ShouldBe("0.177");
        score.Rest.ShouldBe("skill +0.28 over always saying 56 %, 9 probabilities");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Action_counts_only_once_the_label_of_its_deadline_is_known(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        await PredictAsync(desk, 900_000, (1, 3));
        await using (var db = desk.Open())
        {
            var decision = await db
                .Decisions.Where(row => db.DecisionItems.Any(item => item.DecisionId == row.Id && item.Probability == 900_000))
                .OrderBy(row => row.Id)
                .FirstAsync(Token);
            var pending = Label(decision, LabelNames.SlaMet, null, decision.At);
            pending.Applies = true;
            db.Add(pending);
            await db.SaveChangesAsync(Token);
        }

        var tile = await desk.ReadAsync(InsightKind.Confidence);

        tile.Bars[0].Rates().ShouldBe([("90 to 100 %", 2, 2)]);
    }

    private static Task PredictAsync(InsightDesk desk, long? probability, params (int Value, int Count)[] outcomes) =>
        PredictAsync(desk, probability, isOver: true, outcomes);

    // Actions that were done, with their probability; whether the case stayed solved may still be unknown.
    private static async Task PredictAsync(InsightDesk desk, long? probability, bool isOver, params (int Value, int Count)[] outcomes)
    {
        await using var db = desk.Open();
        var rows = desk.Rows(desk.Admin.TenantId);
        foreach (var value in outcomes.SelectMany(each => Enumerable.Repeat(each.Value, each.Count)))
        {
            var slate = new Slate(SlateKind.Action, ["p1"]);
            var (decision, items) = rows.Decision(desk.History.A, desk.History.Erik, 3, "heuristic-2", slate);
            items[0].Probability = probability;
            db.Add(decision);
            db.AddRange(items);
            db.AddRange(
                Label(decision, LabelNames.Resolved, value, decision.At),
                Label(decision, LabelNames.Rework, value == 1 ? 0 : null, isOver ? decision.At : decision.At.AddDays(7))
            );
        }

        await db.SaveChangesAsync(Token);
    }

    private static LabelRow Label(DecisionRow of, string name, int? value, DateTimeOffset closesAt) =>
        new()
        {
            TenantId = of.TenantId,
            DecisionId = of.Id,
            Kind = ItemKind.Action,
            ItemId = "p1",
            Name = name,
            Value = value,
            Applies = value is not null,
            Exposure = LabelExposure.OnScreen,
            ClosesAt = closesAt,
            BuiltAt = of.At,
        };
}
