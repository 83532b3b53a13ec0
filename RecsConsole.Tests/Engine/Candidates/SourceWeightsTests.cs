using RecsConsole.Engine.Candidates;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Candidates;

public sealed class SourceWeightsTests
{
    [Fact]
    public void Each_source_that_proposes_has_a_weight_and_no_weight_is_for_nobody()
    {
        var names = typeof(SourceNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal);

        SourceWeights.Default.Keys.Order(StringComparer.Ordinal).ShouldBe(names, ignoreOrder: false);
        SourceWeights.Default.Values.ShouldAllBe(weight => weight > 0 && weight <= 1_000_000);
    }

    [Fact]
    public void Evidence_is_fused_by_the_weights_of_the_sources()
    {
        Provenance[] said = [new(SourceNames.Playbook, 1, 800_000, []), new(SourceNames.NextSteps, 1, 500_000, [])];
        var own = new Dictionary<string, long>(StringComparer.Ordinal) { [SourceNames.Playbook] = 0 };

        Fusion.Of(said, null).ShouldBe(626_000); // 1 - (1 - .8 * .4) * (1 - .5 * .9)
        Fusion.Of(said, own).ShouldBe(450_000); // the tenant gives playbooks no weight
    }

    [Fact]
    [Trait("Req", "R71")]
    public void A_tenants_weight_moves_the_match_of_what_the_source_names()
    {
        var builder = ASnapshot().WithAction("fix").WithHistory(facts => facts with { NextSteps = [new([], 10, 1, [new("fix", 10)])] });
        var before = MatchOf(builder);

        var after = MatchOf(
            builder.WithConfiguration(it =>
                it with
                {
                    SourceWeights = new Dictionary<string, long>(StringComparer.Ordinal) { [SourceNames.NextSteps] = 100_000 },
                }
            )
        );

        after.ShouldBeLessThan(before);
    }

    private static long MatchOf(SnapshotBuilder builder) =>
        builder.Open().Slates[0].Items[0].Contributions.Single(each => each.Term == "match").Value;
}
