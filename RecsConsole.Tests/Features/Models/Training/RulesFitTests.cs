using RecsConsole.Engine.Access;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training;
using RecsConsole.Features.Models.Training.Fitting;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>What the weighted rules learn from what was used: floors that keep it, and how often success rates come true.</summary>
public sealed class RulesFitTests
{
    private static readonly ExampleRows s_rows = new(new AccessPolicy(), SlateKind.Document);

    private static CaseSnapshot Documents { get; } =
        ASnapshot().WithDocument("best", 900_000).WithDocument("near", 700_000).WithDocument("far", 20_000).Build();

    [Fact]
    public void Floor_keeps_nearly_all_of_what_was_used_and_nothing_below()
    {
        var near = ShareOf("near");

        Learn(Uses(100, "best", 10, "near")).DocumentShare.ShouldBe(near);
        Learn(Uses(100, "best", 4, "near")).DocumentShare.ShouldBe(950_000, "one use in twenty may be lost, and a floor has its limits");
        near.ShouldBeInRange(500_000, 950_000);
    }

    [Fact]
    public void What_was_used_too_seldom_teaches_no_floor()
    {
        Learn(Uses(RulesFit.Fewest - 1, "best", 0, "near")).ShouldBe(new LearnedRules());
        Learn(Uses(RulesFit.Fewest, "best", 0, "near")).KnownDocumentShare.ShouldBeNull("none of them was known");
    }

    [Fact]
    public void Chances_are_calibrated_when_rates_promised_more_than_came_true()
    {
        var known = ASnapshot()
            .WithDocument("best", 900_000)
            .WithAction("fix")
            .WithSimilarCases(8, "fix", (_, hit) => hit with { Documents = ["best"] })
            .Build();
        var fit = new RulesFit(SlateKind.Document);

        for (var i = 0; i < 200; i++)
        {
            var (snapshot, ended) = i % 2 == 0 ? (Documents, i % 10 == 0) : (known, i % 10 < 5);
            fit.Add(Example(snapshot, "best", ended ? Grade.EndedWell : Grade.Done));
        }

        // half and nine in ten by their rates; one and two in five came true
        var map = fit.Learn().DocumentChance.ShouldNotBeNull();
        HeuristicRanker.ChanceOf(500_000, map).ShouldBeInRange(130_000, 270_000);
        HeuristicRanker.ChanceOf(900_000, map).ShouldBeInRange(330_000, 470_000);
    }

    [Fact]
    public void How_usual_a_seldom_action_must_be_is_learned_within_its_limits()
    {
        var log = ASnapshot()
            .WithAction("usual", "activity", action => action with { UpdatedAt = At.AddDays(-90) })
            .WithAction("seldom", "activity", action => action with { UpdatedAt = At.AddDays(-90) })
            .WithSimilarCases(12, null, (_, hit) => hit with { Steps = [new("usual", "open"), new("seldom", "open")] })
            .WithHistory(history => history with { NextSteps = [new([], 1_000, 2, [new("usual", 990), new("seldom", 10)])] })
            .Build();
        var rows = new ExampleRows(new AccessPolicy(), SlateKind.Action);
        var (often, sometimes) = (new RulesFit(SlateKind.Action), new RulesFit(SlateKind.Action));

        for (var i = 0; i < 120; i++)
        {
            often.Add(Example(rows, log, "usual", Grade.Done));
            sometimes.Add(Example(rows, log, i % 10 == 0 ? "seldom" : "usual", Grade.Done));
        }

        often.Learn().ShouldBe(new LearnedRules { SeldomShare = 50_000 });
        sometimes.Learn().SeldomShare.ShouldNotBeNull().ShouldBeInRange(5_000, 20_000);
    }

    private static LearnedRules Learn(IEnumerable<RankedExample> examples)
    {
        var fit = new RulesFit(SlateKind.Document);
        foreach (var example in examples)
        {
            fit.Add(example);
        }

        return fit.Learn() with
        {
            DocumentChance = null,
        };
    }

    private static IEnumerable<RankedExample> Uses(int often, string one, int seldom, string other) =>
        [
            .. Enumerable.Range(0, often).Select(_ => Example(Documents, one, Grade.EndedWell)),
            .. Enumerable.Range(0, seldom).Select(_ => Example(Documents, other, Grade.EndedWell)),
        ];

    private static RankedExample Example(CaseSnapshot snapshot, string used, int grade) => Example(s_rows, snapshot, used, grade);

    private static RankedExample Example(ExampleRows rows, CaseSnapshot snapshot, string used, int grade) =>
        rows.Of(
            new(
                new(ExampleKey.History, Id(9), 1, At, At),
                snapshot,
                new Dictionary<string, int>(StringComparer.Ordinal) { [used] = grade },
                IsWhole: true
            )
        );

    private static long ShareOf(string document)
    {
        var run = Example(Documents, document, Grade.Done).Run;
        return FloorMargin.Of(Documents, run, 5).Single(margin => run.Eligible[margin.Index].Id == document).Share;
    }
}
