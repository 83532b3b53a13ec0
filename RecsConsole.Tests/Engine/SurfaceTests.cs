using RecsConsole.Engine;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine;

/// <summary>How a tenant's settings of a surface change its slate.</summary>
public sealed class SurfaceTests
{
    [Fact]
    [Trait("Req", "R137")]
    public void Surface_that_is_off_recommends_nothing_and_the_others_stay()
    {
        var ranking = Desk().WithConfiguration(it => With(it, isOn: false, RiskLevel.Low)).Open();

        ranking.Slate(SlateKind.Action).Items.ShouldBeEmpty();
        ranking.Slate(SlateKind.Document).Items.ShouldNotBeEmpty();
    }

    [Fact]
    [Trait("Req", "R2")]
    public void Each_surface_answers_its_own_unit_only()
    {
        var ranking = Desk().WithExpert(2).Open();

        ranking.Slate(SlateKind.Action).Items.Select(item => (item.Kind, item.Id)).ShouldBe([(SlateKind.Action, "fix")]);
        ranking.Slate(SlateKind.Document).Items.Select(item => (item.Kind, item.Id)).ShouldBe([(SlateKind.Document, "guide")]);
        ranking.Slate(SlateKind.Expert).Items.Select(item => (item.Kind, item.Id)).ShouldBe([(SlateKind.Expert, Key(2))]);
    }

    [Theory]
    [InlineData(RiskLevel.Low, ConfidenceLabel.High)]
    [InlineData(RiskLevel.Medium, ConfidenceLabel.High)]
    [InlineData(RiskLevel.High, ConfidenceLabel.Medium)]
    [Trait("Req", "R13")]
    public void High_risk_surface_asks_for_more_before_it_says_high(RiskLevel risk, ConfidenceLabel label) =>
        Desk()
            .WithConfiguration(it => With(it, isOn: true, risk))
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix")
            .Confidence.Label.ShouldBe(label, "14 similar cases ended well");

    [Theory]
    [InlineData(RiskLevel.Low, false)]
    [InlineData(RiskLevel.Medium, true)]
    [InlineData(RiskLevel.High, true)]
    public void Risky_surface_asks_to_confirm_everything(RiskLevel risk, bool asks) =>
        new SurfacePart(SlateKind.Action, IsOn: true, risk).AsksToConfirm.ShouldBe(asks);

    [Fact]
    [Trait("Req", "R65")]
    public void Column_with_a_word_that_the_tenant_denies_moves_nothing()
    {
        var snapshot = Desk()
            .WithCase(facts => facts with { Priority = 1 })
            .WithConfiguration(it => it with { DeniedFeatures = ["priority"] })
            .Build();
        var eligible = RecommendationPipeline
            .WithHeuristic()
            .Recommend(snapshot, new(1, 5, 5, 5))
            .Slate(SlateKind.Action)
            .Items.Select(item => new RecsConsole.Engine.Candidates.Candidate(item.Kind, item.Id, item.Provenance))
            .ToList();

        var matrix = new FeatureExtractor().Extract(snapshot, SlateKind.Action, eligible);

        var column = matrix.Columns.ToList().IndexOf(FeatureColumns.Priority);
        matrix.Rows.ShouldNotBeEmpty();
        matrix.Rows.ShouldAllBe(row => row[column] == 0);
    }

    private static SnapshotBuilder Desk() =>
        ASnapshot()
            .WithAction("fix")
            .WithSimilarCases(14, "fix")
            .WithDocument("guide")
            .WithCase(facts => facts with { Product = "mail", Region = "EU", Language = "en" });

    private static ConfigurationPart With(ConfigurationPart part, bool isOn, RiskLevel risk) =>
        part with
        {
            Surfaces = [new(SlateKind.Action, isOn, risk)],
        };
}
