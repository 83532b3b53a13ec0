using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Training;
using RecsConsole.Features.Models.Training.Trials;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>The offline figures of a ranker on one decision, compared with an example computed by hand.</summary>
[Trait("Req", "R114")]
public sealed class RankerTrialTests
{
    private static readonly CaseSnapshot s_snapshot = ASnapshot()
        .WithAction("a", "one")
        .WithAction("b", "two")
        .WithAction("c", "three", it => it with { RequiredRole = "sales" })
        .WithActionOutsideWorkflow("d")
        .Build();

    // b was done and ended well; d was done but could not be recommended; a was not done.
    private static readonly Dictionary<string, int> s_grades = new(StringComparer.Ordinal) { ["b"] = Grade.EndedWell, ["d"] = Grade.Done };

    [Fact]
    public void Figures_of_a_slate_equal_the_example_computed_by_hand()
    {
        // The order a, b has the grades 0, 2; d with grade 1 was done but not shown.
        var card = CardOf("a", "b");

        card.Mrr.Value.ShouldBe(1.0 / 2, 1e-12);
        // (3 / log2 3) / (3 + 1 / log2 3)
        card.Ndcg.Value.ShouldBe(0.521297, 1e-5);
        card.Recall.Value.ShouldBe(1.0 / 2, 1e-12);
        // b had an expected value of 0.75 and ended well.
        card.CalibrationError.Value.ShouldBe(0.25, 1e-12);
        card.Brier!.Value.ShouldBe(0.0625, 1e-12);
        card.BrierSkill!.Value.ShouldBe(0, "everything ended well: there is nothing to tell apart");
        card.Shown.ShouldBe(2);
    }

    [Fact]
    public void Violations_are_also_a_share_of_the_items_shown()
    {
        var card = CardOf("a", "b", "c", "d");

        card.ItemsChecked.ShouldBe(4);
        card.PermissionViolationRate.ShouldBe(0.25);
        card.ConstraintViolationRate.ShouldBe(0.25);
    }

    [Fact]
    public void Coverage_novelty_and_diversity_equal_the_example_computed_by_hand()
    {
        var spread = new SpreadTally();
        List<Candidate> eligible = [.. "abce".Select(id => new Candidate(SlateKind.Action, id.ToString(), []))];

        // a is in both slates, b in one: surprise 0 and 1 bit; c and e are never shown
        spread.Add(s_snapshot, eligible, [eligible[0], eligible[1]]);
        spread.Add(s_snapshot, eligible, [eligible[0]]);

        var found = spread.Spread().ShouldNotBeNull();
        (found.Covered, found.Eligible, found.Coverage).ShouldBe((2, 4, 0.5));
        found.Novelty.Value.ShouldBe(0.25, 1e-12, "half a bit in the first slate, none in the second");
        (found.Diversity.Value, found.Diversity.N).ShouldBe((1, 1), "two kinds of two; one item has no variety");
    }

    [Fact]
    public void Order_of_all_items_is_checked_and_covered_too()
    {
        var rows = new ExampleRows(new AccessPolicy(), SlateKind.Action);
        var trial = new RankerTrial(ModelReport.Random, rows);

        trial.AddShuffled(rows.Of(new(new(ExampleKey.History, Id(9), 1, At, At), s_snapshot, s_grades, IsWhole: true)));

        var card = trial.Card();
        card.ItemsChecked.ShouldBe(2, "a and b may be shown");
        card.Spread!.Coverage.ShouldBe(1);
        card.Brier.ShouldBeNull("an order gives no probability");
        card.BrierSkill.ShouldBeNull();
    }

    [Theory]
    [InlineData("a,b", 0, 0)]
    [InlineData("a,b,c", 1, 0)]
    [InlineData("a,b,d", 0, 1)]
    [InlineData("a,b,c,d", 1, 1)]
    public void What_must_not_be_shown_is_counted_as_a_violation_of_permission_or_of_a_constraint(
        string shown,
        int permission,
        int constraint
    )
    {
        var card = CardOf(shown.Split(','));

        card.PermissionViolations.ShouldBe(permission);
        card.ConstraintViolations.ShouldBe(constraint);
    }

    // Runs a trial with unscreened candidates in this order.
    private static Scorecard CardOf(params string[] shown)
    {
        var rows = new ExampleRows(new AccessPolicy(), SlateKind.Action);
        var screened = rows.Of(new(new(ExampleKey.History, Id(9), 1, At, At), s_snapshot, s_grades, IsWhole: true));
        List<Candidate> candidates = [.. shown.Select(id => screened.Candidates[0] with { Id = id })];
        var features = new FeatureExtractor().Extract(s_snapshot, SlateKind.Action, candidates);
        var request = screened.Run.Request;
        var scores = new FixedRanker().Score(features, SlateKind.Action, s_snapshot.Shared.Configuration);
        var run = screened.Run with
        {
            Screening = screened.Run.Screening with { Eligible = candidates },
            Features = features,
            Scores = scores,
            Placement = new StandardSlatePolicy().Place(s_snapshot, candidates, scores, request),
        };
        var trial = new RankerTrial("fixed", rows);
        trial.Add(
            screened with
            {
                Run = run,
                Grades = [.. shown.Select(id => (int?)s_grades.GetValueOrDefault(id))],
                Missed = [.. s_grades.Where(grade => !shown.Contains(grade.Key)).Select(grade => grade.Value)],
            },
            run
        );
        return trial.Card();
    }

    /// <summary>Keeps the order of the rows and gives each a probability of three in four.</summary>
    private sealed class FixedRanker : IRanker
    {
        public string Version => "fixed";

        public IReadOnlyList<CandidateScore> Score(FeatureMatrix features, SlateKind kind, ConfigurationPart configuration) =>
            [.. features.Rows.Select((_, i) => new CandidateScore(1_000_000 - (i * 100_000), 750_000, () => []))];
    }
}
