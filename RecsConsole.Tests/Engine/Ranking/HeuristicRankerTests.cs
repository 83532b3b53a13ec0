using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.TypicalSnapshot;

namespace RecsConsole.Tests.Engine.Ranking;

public sealed class HeuristicRankerTests
{
    [Fact]
    [Trait("Req", "R68")]
    public void Score_equals_the_example_computed_by_hand()
    {
        var features = Matrix(
            SlateKind.Action,
            ("match", 800_000),
            ("historical_success", 600_000),
            ("sla_urgency", 500_000),
            ("role_match", 1_000_000),
            ("freshness", 250_000),
            ("risk_high", 1_000_000),
            ("success_rate", 720_000)
        );

        var score = new HeuristicRanker().Score(features, SlateKind.Action, ConfigurationPart.Default).ShouldHaveSingleItem();

        // .8 x .35 + .6 x .25 + .5 x .20 + 1 x .10 + .25 x .10 - .08
        score.Score.ShouldBe(280_000 + 150_000 + 100_000 + 100_000 + 25_000 - 80_000);
        score.Probability.ShouldBe(720_000);
        score.Contributions[^1].ShouldBe(new Contribution("risk_penalty", 1_000_000, -80_000, -80_000));
    }

    [Fact]
    [Trait("Req", "R68")]
    [Trait("Req", "R71")]
    public void Weights_are_the_tenants_and_stand_in_the_parts()
    {
        var features = Matrix(SlateKind.Document, ("match", 1_000_000));
        var configuration = ConfigurationPart.Default with { Weights = HeuristicWeights.Default with { Match = 900_000 } };

        var score = new HeuristicRanker().Score(features, SlateKind.Document, configuration)[0];

        score.Score.ShouldBe(900_000);
        score.Contributions.Single(part => part.Term == "match").ShouldBe(new("match", Value: 1_000_000, Weight: 900_000, Amount: 900_000));
    }

    [Fact]
    public void Chance_of_a_document_or_person_is_calibrated_on_the_tenants_cases_and_the_score_is_not()
    {
        // logit(.72) - 1 = -.0556
        var map = CalibrationMap.Plain with
        {
            Intercept = -1_000_000,
        };
        var configuration = ConfigurationPart.Default with { Learned = new() { DocumentChance = map } };
        var ranker = new HeuristicRanker();

        CandidateScore ScoreOf(SlateKind kind, ConfigurationPart part) =>
            ranker.Score(Matrix(kind, ("match", 500_000), ("success_rate", 720_000)), kind, part)[0];

        ScoreOf(SlateKind.Document, configuration).Probability.ShouldBeInRange(486_115, 486_123);
        ScoreOf(SlateKind.Document, configuration).Score.ShouldBe(ScoreOf(SlateKind.Document, ConfigurationPart.Default).Score);
        ScoreOf(SlateKind.Expert, configuration).Probability.ShouldBe(720_000);
        ScoreOf(SlateKind.Action, configuration).Probability.ShouldBe(720_000);
    }

    [Fact]
    [Trait("Req", "R92")]
    public void Contributions_sum_to_the_score_of_every_item()
    {
        foreach (var item in ATypicalSnapshot().Open().Slates.SelectMany(slate => slate.Items))
        {
            item.Contributions.Sum(part => part.Amount).ShouldBe(item.Score);
            item.Contributions.ShouldAllBe(part => part.Value * part.Weight / 1_000_000 == part.Amount);
        }
    }

    [Fact]
    public void A_matrix_without_a_column_is_refused_by_name() =>
        Should
            .Throw<ArgumentException>(() =>
                new HeuristicRanker().Score(
                    new(
                        1,
                        ["match"],
                        [
                            [0],
                        ]
                    ),
                    SlateKind.Action,
                    ConfigurationPart.Default
                )
            )
            .Message.ShouldContain("historical_success");

    private static FeatureMatrix Matrix(SlateKind kind, params (string Column, long Value)[] values)
    {
        var columns = FeatureColumns.Of(kind);
        var row = columns
            .Select(column => values.FirstOrDefault(each => string.Equals(each.Column, column, StringComparison.Ordinal)).Value)
            .ToArray();
        return new(FeatureExtractor.SchemaVersion, columns, [row]);
    }
}
