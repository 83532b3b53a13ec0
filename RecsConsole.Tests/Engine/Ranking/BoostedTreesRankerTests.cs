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

public sealed class BoostedTreesRankerTests
{
    private static readonly TreeModel Model = TreeModels.ForActions();

    public static TheoryData<string, TreeModel> Unusable =>
        new()
        {
            { "schema 99", Model with { FeatureSchema = 99 } },
            { "'horoscope'", Model with { Columns = ["match", "horoscope", "risk_high"] } },
            { "other columns", Model with { Columns = ["match", "risk_high", "historical_success"] } },
            { "cannot be read", Model with { Text = "tree\nversion=v4\n" } },
            { "cannot be read", Model with { Text = Model.Text.Replace("left_child", "left_hand", StringComparison.Ordinal) } },
            { "out of range", TreeModels.ForActions(risk: 1e12) },
            { "'magic'", Model with { Calibration = new("magic", 1, 1, []) } },
        };

    [Fact]
    [Trait("Req", "R92")]
    public void Score_equals_the_example_computed_by_hand()
    {
        var features = Matrix(("match", 800_000), ("historical_success", 500_000), ("risk_high", 1_000_000));

        var score = Ranker(Model).Score(features, SlateKind.Action, ConfigurationPart.Default).ShouldHaveSingleItem();

        // a match with high risk gives 1.5, a success of .5 gives .05; the first tree's mean is -.25 x .4 + .5 x .5 + 1.5 x .1 = .3, the
        // second's .05
        score.Score.ShouldBe(1_550_000);
        score.Probability.ShouldBe(824_914); // sigmoid(1.55)
        score.Contributions[0].ShouldBe(new("base", 1_000_000, 350_000, 350_000));
        score.Contributions.Single(part => part.Term is "match").Value.ShouldBe(800_000);
        score.Contributions.ShouldNotContain(part => part.Term == "historical_success"); // .05 is the mean, so it adds nothing
        score.Contributions.Sum(part => part.Amount).ShouldBe(score.Score);
    }

    [Fact]
    [Trait("Req", "R76")]
    [Trait("Req", "R92")]
    public void Contributions_sum_to_the_score_and_a_hundred_repeats_give_the_same_bytes()
    {
        var snapshot = ATypicalSnapshot().Build().RankedBy(Model, LogisticModels.ForDocuments());

        var ranking = snapshot.Open();

        ranking.Versions.Model.ShouldBe("trees-1+logistic-2");
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
    public void Kinds_without_trees_are_ranked_as_without_them()
    {
        var plain = ATypicalSnapshot().Build();
        var documents = plain.RankedBy(LogisticModels.ForDocuments()).Open();

        var ranked = plain.RankedBy(Model, LogisticModels.ForDocuments()).Open();

        CanonicalJson.Serialize(ranked.Slate(SlateKind.Document)).ShouldBe(CanonicalJson.Serialize(documents.Slate(SlateKind.Document)));
        CanonicalJson.Serialize(ranked.Slate(SlateKind.Expert)).ShouldBe(CanonicalJson.Serialize(plain.Open().Slate(SlateKind.Expert)));
        ranked.Slate(SlateKind.Action).Items.ShouldAllBe(item => item.Contributions[0].Term == "base");
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    [Trait("Req", "R70")]
    public void Model_of_another_make_is_refused_and_says_why(string why, TreeModel model)
    {
        model.Problem().ShouldNotBeNull().ShouldContain(why);

        Should.Throw<ArgumentException>(() => Ranker(model)).Message.ShouldContain(model.Version);
    }

    [Fact]
    public void Two_models_of_one_kind_are_refused_whatever_their_form() =>
        ModelPart.From(Model, LogisticModels.ForActions()).Problem().ShouldNotBeNull().ShouldContain("two models of one kind");

    [Fact]
    public void Canonical_bytes_give_the_same_model_back()
    {
        var bytes = CanonicalJson.Serialize(ModelPart.From(Model, LogisticModels.ForDocuments()));

        CanonicalJson.Serialize(CanonicalJson.Deserialize<ModelPart>(bytes)).ShouldBe(bytes);
    }

    private static BoostedTreesRanker Ranker(TreeModel model) => new(ModelPart.From(model));

    private static FeatureMatrix Matrix(params (string Column, long Value)[] values) =>
        new(
            FeatureExtractor.SchemaVersion,
            [.. values.Select(each => each.Column)],
            [
                [.. values.Select(each => each.Value)],
            ]
        );
}
