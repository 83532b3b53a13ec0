using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.ModelFeatures;
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
        Value("match").ShouldBe(535_000); // every similar case used it, by .5; permitted, .1 by .7: 1 - .5 * .93
        Value("historical_success").ShouldBe(300_636); // Wilson lower bound of 3 of 4
        Value("success_rate").ShouldBe(666_666); // (3 + 1) / (4 + 2)
        Value("sla_urgency").ShouldBe(400_000); // pressure .8, an hour is half as fast
        Value("role_match").ShouldBe(500_000);
        Value("freshness").ShouldBe(500_000); // 180 days
        Value("similar_cases").ShouldBe(80_000);
        Value("priority").ShouldBe(1_000_000);
    }
}
