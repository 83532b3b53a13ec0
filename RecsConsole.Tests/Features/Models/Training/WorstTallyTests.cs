using RecsConsole.Engine.Access;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Training;
using RecsConsole.Features.Models.Training.Worst;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>Each kind of ranker error, on one decision that has it and on one that does not.</summary>
[Trait("Req", "R124")]
public sealed class WorstTallyTests
{
    private static readonly CaseSnapshot s_snapshot = ASnapshot()
        .WithAction("a", "one")
        .WithAction("b", "two")
        .WithAction("c", "three")
        .WithAction("d", "four")
        .WithActionOutsideWorkflow("outside")
        .Build();

    [Theory]
    [InlineData("c", Grade.EndedWell, false)]
    [InlineData("d", Grade.EndedWell, true)]
    [InlineData("d", Grade.Done, false)]
    public void Right_step_beyond_the_third_place_is_ranked_low(string done, int grade, bool expected)
    {
        var worst = WorstOf(done, grade, _ => 0);

        worst.Counts[WorstKind.RankedLow].ShouldBe(expected ? 1 : 0);
        worst.Cases.Count(each => each.Kind == WorstKind.RankedLow && each.Rank == 4).ShouldBe(expected ? 1 : 0);
    }

    [Theory]
    [InlineData(0.75, Grade.Done, true)]
    [InlineData(0.65, Grade.Done, false)]
    [InlineData(0.75, Grade.EndedWell, false)]
    public void Sure_of_what_did_not_end_well_is_confident_and_wrong(double chance, int grade, bool expected)
    {
        var worst = WorstOf("a", grade, _ => chance);

        worst.Counts[WorstKind.ConfidentAndWrong].ShouldBe(expected ? 1 : 0);
    }

    [Fact]
    public void What_was_done_and_could_not_be_recommended_is_named_with_the_reasons()
    {
        var worst = WorstOf("outside", Grade.Done, _ => 0);

        var found = worst.Cases.ShouldHaveSingleItem();
        (found.Kind, found.Item, found.Rank).ShouldBe((WorstKind.NotEligible, "outside", null));
    }

    [Fact]
    public void Step_that_a_policy_requires_and_nobody_is_shown_is_missed()
    {
        var snapshot = ASnapshot().WithAction("a", "one").WithAction("b", "two").WithPolicy("duty", requires: ["b"]).Build();
        var (example, run) = ExampleOf(snapshot, "a", Grade.EndedWell, _ => 0);
        var shown = run with { Placement = run.Placement with { Placed = [.. run.Placement.Placed.Where(placed => placed.Id == "a")] } };
        var (missed, met) = (new WorstTally(), new WorstTally());

        missed.Add(example, shown);
        met.Add(example, run);

        missed.Worst().Counts[WorstKind.RequiredMissed].ShouldBe(1);
        met.Worst().Counts[WorstKind.RequiredMissed].ShouldBe(0);
    }

    [Fact]
    public void Only_the_worst_ten_of_a_kind_are_kept_and_all_are_counted()
    {
        var tally = new WorstTally();
        for (var i = 0; i < 12; i++)
        {
            var sure = 0.75 + (i * 0.01);
            var (example, run) = ExampleOf(s_snapshot, "a", Grade.Done, _ => sure);
            tally.Add(example, run);
        }

        var worst = tally.Worst();

        worst.Counts[WorstKind.ConfidentAndWrong].ShouldBe(12);
        var kept = worst.Cases.Where(each => each.Kind == WorstKind.ConfidentAndWrong).Select(each => each.Chance!.Value).ToList();
        kept.Count.ShouldBe(10);
        kept[0].ShouldBe(0.86, 1e-9);
        kept.ShouldBeInOrder(SortDirection.Descending);
    }

    private static WorstCases WorstOf(string done, int grade, Func<int, double> chance)
    {
        var (example, run) = ExampleOf(s_snapshot, done, grade, chance);
        var tally = new WorstTally();
        tally.Add(example, run);
        return tally.Worst();
    }

    // The candidates, ordered by id.
    private static (RankedExample Example, SlateRun Run) ExampleOf(CaseSnapshot snapshot, string done, int grade, Func<int, double> chance)
    {
        var rows = new ExampleRows(new AccessPolicy(), SlateKind.Action);
        var grades = new Dictionary<string, int>(StringComparer.Ordinal) { [done] = grade };
        var example = rows.Of(new(new(ExampleKey.History, Id(9), 1, At, At), snapshot, grades, IsWhole: true));
        var order = example
            .Run.Eligible.Select((candidate, i) => (candidate.Id, i))
            .OrderBy(each => each.Id, StringComparer.Ordinal)
            .ToList();
        var run = example.Run with
        {
            Scores = [.. example.Run.Scores.Select((score, i) => score with { Probability = (long)(chance(i) * 1_000_000) })],
            Placement = example.Run.Placement with
            {
                Placed = [.. order.Select((each, place) => new PlacedCandidate(each.Id, each.i, place + 1, 1_000_000, null))],
            },
        };
        return (example, run);
    }
}
