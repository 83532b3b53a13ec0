using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;
using static RecsConsole.Tests.Support.Snapshots.TypicalSnapshot;

namespace RecsConsole.Tests.Engine.ModelFeatures;

public sealed class FeatureExtractorTests
{
    [Fact]
    [Trait("Req", "R63")]
    public void Every_value_lies_in_its_range_and_every_row_has_every_column()
    {
        var snapshot = ATypicalSnapshot().Build();
        foreach (var kind in Enum.GetValues<SlateKind>())
        {
            var candidates = CandidateSources.All().Propose(snapshot, kind).Candidates;
            var eligible = EligibilityRules.All().Screen(snapshot, kind, candidates).Eligible;

            var features = new FeatureExtractor().Extract(snapshot, kind, eligible);

            features.Rows.Count.ShouldBe(eligible.Count);
            features.Rows.ShouldAllBe(row => row.Count == features.Columns.Count);
            features.Rows.SelectMany(row => row).ShouldAllBe(value => value >= 0 && value <= 1_000_000);
        }
    }

    [Fact]
    public void Action_values_are_those_computed_by_hand()
    {
        var snapshot = ASnapshot()
            .WithCase(facts => facts with { SlaBand = SlaBand.Soon, Priority = 1 })
            .WithAction("fix", change: it => it with { UpdatedAt = At.AddDays(-180) })
            .WithSimilarCases(4, "fix", (i, hit) => hit with { Reopened = i == 0 })
            .Build();
        var eligible = CandidateSources.All().Propose(snapshot, SlateKind.Action).Candidates;

        var features = new FeatureExtractor().Extract(snapshot, SlateKind.Action, eligible);

        long Value(string column) => features.Rows[0][features.Columns.ToList().IndexOf(column)];
        Value("match").ShouldBe(535_000); // all similar cases used it, times .5; permitted, .1 times .7: 1 - .5 * .93
        Value("historical_success").ShouldBe(500_000); // 3 of 4, the same as in all similar cases: no difference
        Value("success_rate").ShouldBe(666_666); // (3 + 1) / (4 + 2)
        Value("sla_urgency").ShouldBe(400_000); // pressure .8, halved because the action takes an hour
        Value("role_match").ShouldBe(500_000);
        Value("freshness").ShouldBe(500_000); // updated 180 days ago
        Value("similar_cases").ShouldBe(80_000);
        Value("priority").ShouldBe(1_000_000);
    }

    [Fact]
    public void The_match_of_an_action_is_its_chance_as_the_next_step_as_far_as_the_history_goes()
    {
        var told = ASnapshot()
            .WithAction("fix")
            .WithSimilarCases(4, "fix")
            .WithHistory(facts => facts with { NextSteps = [new([], 100, 2, [new("fix", 25), new("ask", 50)])] });

        // half as frequent as the most frequent step, times the source's .9, weighs 100 steps; 25 / 102, fused with the other sources'
        // .535, weighs 400: (.5 * 90 + (1 - .465 * (1 - .9 * .245098)) * 400) / 490
        Value(told.Build(), "fix", "match").ShouldBeInRange(612_000, 612_400);
        // with the source switched off, the history counts nothing
        Value(told.WithConfiguration(it => it with { DisabledSources = ["next_steps"] }).Build(), "fix", "match").ShouldBe(535_000);
    }

    [Fact]
    public void Success_of_an_action_counts_by_how_far_it_surely_differs_from_all_similar_cases()
    {
        var alone = ASnapshot().WithAction("fix").WithSimilarCases(40, "fix", (_, hit) => hit);
        var beside = ASnapshot()
            .WithAction("fix")
            .WithAction("guess")
            .WithSimilarCases(40, "fix", (_, hit) => hit)
            .WithSimilarCases(20, "guess", (_, hit) => hit with { Reopened = true });

        Value(alone.Build(), "fix", "historical_success").ShouldBe(500_000, "all similar cases used it");
        // 41 of 62 end well; 40 of 40 give at least .9124, and 0 of 20 at most .1611
        Value(beside.Build(), "fix", "historical_success").ShouldBeInRange(751_000, 751_200);
        Value(beside.Build(), "guess", "historical_success").ShouldBeInRange(0, 100);
    }

    private static long Value(CaseSnapshot snapshot, string action, string column)
    {
        var eligible = CandidateSources.All().Propose(snapshot, SlateKind.Action).Candidates;
        var features = new FeatureExtractor().Extract(snapshot, SlateKind.Action, eligible);
        return features.Rows[eligible.ToList().FindIndex(each => each.Id == action)][features.Columns.ToList().IndexOf(column)];
    }
}
