using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.TypicalSnapshot;

namespace RecsConsole.Tests.Engine.Ranking;

public sealed class LogisticRankerTests
{
    private static readonly LogisticModel Model = LogisticModels.ForActions();

    public static TheoryData<string, LogisticModel> Unusable =>
        new()
        {
            { "schema 99", Model with { FeatureSchema = 99 } },
            { "'horoscope'", Model with { Columns = ["match", "horoscope", "a", "b"] } },
            { "column twice", Model with { Columns = ["match", "match", "risk_high", "priority"] } },
            { "one weight", Model with { Weights = [1, 2] } },
            { "out of range", Model with { Weights = [1, 2, 3, long.MaxValue] } },
            { "'magic'", Model with { Calibration = new("magic", 1, 1, []) } },
            { "does not rise", Model with { Calibration = new("isotonic", 0, 0, []) } },
            { "does not rise", Model with { Calibration = new("isotonic", 0, 0, [new(1, 900_000), new(2, 100_000)]) } },
        };

    [Fact]
    [Trait("Req", "R92")]
    public void Score_equals_the_example_computed_by_hand()
    {
        var features = Matrix(("match", 800_000), ("historical_success", 500_000), ("sla_pressure", 400_000), ("risk_high", 0));

        var score = Ranker(Model).Score(features, SlateKind.Action, ConfigurationPart.Default).ShouldHaveSingleItem();

        // -1.25 + .8 x 1.5 + .5 x 2 - .4 x .25 = .85; sigmoid(.8 x .85 + .1) = sigmoid(.78) = .685680
        score.Score.ShouldBe(850_000);
        score.Probability.ShouldBe(685_680);
        score.Contributions.ShouldBe([
            new("base", 1_000_000, -1_250_000, -1_250_000),
            new("match", 800_000, 1_500_000, 1_200_000),
            new("historical_success", 500_000, 2_000_000, 1_000_000),
            new("sla_pressure", 400_000, -250_000, -100_000),
        ]);
    }

    [Fact]
    [Trait("Req", "R76")]
    [Trait("Req", "R92")]
    public void Contributions_sum_to_the_score_and_a_hundred_repeats_give_the_same_bytes()
    {
        var snapshot = ATypicalSnapshot().Build().RankedBy(Model, LogisticModels.ForDocuments());

        var ranking = snapshot.Open();

        foreach (var item in ranking.Slates.SelectMany(slate => slate.Items))
        {
            item.Contributions.Sum(part => part.Amount).ShouldBe(item.Score, item.Id);
        }

        var bytes = CanonicalJson.Serialize(ranking);
        for (var i = 0; i < 100; i++)
        {
            CanonicalJson.Serialize(snapshot.Open()).ShouldBe(bytes);
        }
    }

    [Fact]
    [Trait("Req", "R70")]
    public void Kind_without_a_model_is_ranked_by_the_heuristic()
    {
        var plain = ATypicalSnapshot().Build();

        var ranked = plain.RankedBy(Model).Open();

        ranked.Versions.Model.ShouldBe("logistic-1");
        foreach (var kind in new[] { SlateKind.Document, SlateKind.Expert })
        {
            CanonicalJson.Serialize(ranked.Slate(kind)).ShouldBe(CanonicalJson.Serialize(plain.Open().Slate(kind)));
        }

        ranked.Slate(SlateKind.Action).Items.ShouldAllBe(item => item.Contributions[0].Term == "base");
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    [Trait("Req", "R70")]
    public void Model_of_another_make_is_refused_and_says_why(string why, LogisticModel model)
    {
        model.Problem().ShouldNotBeNull().ShouldContain(why);

        Should.Throw<ArgumentException>(() => Ranker(model)).Message.ShouldContain(model.Version);
    }

    [Fact]
    public void Two_models_of_one_kind_are_refused() =>
        new ModelPart([Model, Model with { Version = "logistic-9" }]).Problem().ShouldNotBeNull().ShouldContain("two models of one kind");

    [Theory]
    [InlineData(0, 100_000)] // below the first corner
    [InlineData(200_000, 100_000)]
    [InlineData(550_000, 400_000)] // halfway
    [InlineData(900_000, 700_000)]
    [InlineData(5_000_000, 700_000)] // beyond the last
    public void Isotonic_map_goes_straight_between_its_corners(long score, long probability) =>
        LogisticModels.ForDocuments().Calibration.Apply(score).ShouldBe(probability);

    [Fact]
    public void Canonical_bytes_give_the_same_model_back()
    {
        var bytes = CanonicalJson.Serialize(new ModelPart([Model]));

        CanonicalJson.Serialize(CanonicalJson.Deserialize<ModelPart>(bytes)).ShouldBe(bytes);
    }

    private static LogisticRanker Ranker(LogisticModel model) => new(new([model]));

    private static FeatureMatrix Matrix(params (string Column, long Value)[] values) =>
        new(
            FeatureExtractor.SchemaVersion,
            [.. values.Select(each => each.Column)],
            [
                [.. values.Select(each => each.Value)],
            ]
        );
}
