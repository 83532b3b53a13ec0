using RecsConsole.Engine;
using RecsConsole.Engine.Candidates;
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

    [Theory]
    [Trait("Req", "R64")]
    [InlineData(SlateKind.Action, "transition_share")] // how ripe the workflow is: which way a log went
    [InlineData(SlateKind.Action, "policy_named")]
    [InlineData(SlateKind.Action, "playbook_step")]
    [InlineData(SlateKind.Action, "next_step_share")]
    [InlineData(SlateKind.Action, "outcome_share")] // what ended well in the tenant's history
    [InlineData(SlateKind.Action, "similar_account_share")]
    [InlineData(SlateKind.Document, "frequent_share")]
    [InlineData(SlateKind.Document, "curated")]
    [InlineData(SlateKind.Document, "semantic_share")] // in the tenant's own terms
    [InlineData(SlateKind.Expert, "same_team")]
    [InlineData(SlateKind.Expert, "collaboration_share")]
    public void Columns_about_the_tenant_are_there(SlateKind kind, string column) =>
        FeatureColumns.Of(kind).ShouldContain(column);

    [Fact]
    [Trait("Req", "R63")]
    public void What_each_source_says_is_a_column_of_its_own()
    {
        var snapshot = ATypicalSnapshot().Build();
        var candidates = CandidateSources.All().Propose(snapshot, SlateKind.Action);
        var features = new FeatureExtractor().Extract(snapshot, SlateKind.Action, candidates);
        var reload = candidates.ToList().FindIndex(each => each.Id == "reload_metadata");

        long Value(string column) => features.Rows[reload][features.ColumnOf(column)];
        features.SchemaVersion.ShouldBe(2);
        Value("playbook_step").ShouldBe(800_000);
        Value("similar_account_share").ShouldBe(480_000);
        Value("next_step_share").ShouldBeInRange(500_000, 700_000); // 31 of 50, and 90 of 240 before
        Value("outcome_share").ShouldBeInRange(500_000, 700_000); // 27 of 40, leaning on 50 of 90
    }

    [Fact]
    [Trait("Req", "R70")]
    public void A_model_of_the_columns_before_cannot_rank_and_says_why() =>
        (LogisticModels.ForActions() with { FeatureSchema = 1 })
            .Problem()
            .ShouldNotBeNull()
            .ShouldStartWith("it was trained on feature schema 1");
}
