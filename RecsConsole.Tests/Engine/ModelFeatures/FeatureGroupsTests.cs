using RecsConsole.Engine;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.TypicalSnapshot;

namespace RecsConsole.Tests.Engine.ModelFeatures;

/// <summary>Columns of each group that models learn from, and the snapshot they come from.</summary>
public sealed class FeatureGroupsTests
{
    [Fact]
    [Trait("Req", "R60")]
    public void Snapshot_built_again_has_the_same_hash() =>
        CanonicalHash
            .Of(CanonicalJson.Serialize(ATypicalSnapshot().Build()))
            .ShouldBe(CanonicalHash.Of(CanonicalJson.Serialize(ATypicalSnapshot().Build())));

    [Theory]
    [Trait("Req", "R61")]
    [InlineData(SlateKind.Action, "role_match")]
    [InlineData(SlateKind.Document, "role_match")] // the reader's language is in it
    [InlineData(SlateKind.Expert, "role_match")] // team and language
    [InlineData(SlateKind.Expert, "load")]
    [InlineData(SlateKind.Expert, "reachable_now")]
    [InlineData(SlateKind.Expert, "skill_share")]
    public void Columns_about_people_are_there(SlateKind kind, string column) =>
        FeatureColumns.Of(kind).ShouldContain(column);

    [Theory]
    [Trait("Req", "R62")]
    [InlineData(SlateKind.Action, "risk_high")]
    [InlineData(SlateKind.Action, "policy_named")]
    [InlineData(SlateKind.Action, "success_rate")]
    [InlineData(SlateKind.Action, "freshness")]
    [InlineData(SlateKind.Document, "review_overdue")]
    [InlineData(SlateKind.Document, "freshness")]
    public void Columns_about_what_is_recommended_are_there(SlateKind kind, string column) =>
        FeatureColumns.Of(kind).ShouldContain(column);
}
