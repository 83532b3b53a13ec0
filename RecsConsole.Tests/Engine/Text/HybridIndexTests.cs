using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Text;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Text;

public sealed class HybridIndexTests
{
    private static readonly string[] Ids = ["d1", "d2", "d3", "d4"];

    private static readonly string[][] Texts =
    [
        ["vpn", "reset", "token"],
        ["vpn", "vpn", "tunnel"],
        ["tunnel", "slow"],
        ["invoice"],
    ];

    private static readonly float[][] Directions =
    [
        [0.6f, 0.8f],
        [0.8f, 0.6f],
        [1, 0],
        [-1, 0],
    ];

    [Fact]
    [Trait("Req", "R38")]
    public void Both_scores_are_standardised_over_the_candidates_and_blended_with_the_recorded_weight()
    {
        var index = Index(_ => true);
        var settings = new FusionSettings(0.35, 10);

        var answer = index.Search(["vpn"], new("b1", [1, 0]), 10, settings, _ => true);

        // d4 has neither the word nor a similar direction
        long[] semantic = [600_000, 800_000, 1_000_000];
        var lexical = index.Segments[0].Words.Scores(["vpn"], [0, 1, 2]);
        var expected = Enumerable
            .Range(0, 3)
            .Select(i => FixedPoint.FromDouble((0.65 * Z(lexical, i)) + (0.35 * Z(semantic, i))))
            .ToArray();
        answer.Settings.ShouldBe(settings);
        answer.Semantic.Mean.ShouldBe(800_000);
        answer
            .Hits.Select(hit => (hit.Id, hit.ScoreMicro, hit.LexicalMicro, hit.SemanticMicro))
            .ShouldBe(
                Enumerable.Range(0, 3).Select(i => (Ids[i], expected[i], lexical[i], semantic[i])).OrderByDescending(hit => hit.Item2)
            );
    }

    [Theory]
    [InlineData("vpn reset", QuestionKind.Typed, 0.35)]
    [InlineData("mp3 8.2 2024", QuestionKind.Typed, 0.35)]
    [InlineData("vpn authn-4012", QuestionKind.Code, 0.1)]
    [InlineData("0x80070005", QuestionKind.Code, 0.1)]
    [InlineData("issue=login2 vpn", QuestionKind.Case, 0.2)]
    [InlineData("issue=login kb5034441", QuestionKind.Code, 0.1)]
    [InlineData("a b c d e f g h i j k l m n o p q r s t authn-4012", QuestionKind.LongText, 0.05)]
    [Trait("Req", "R38")]
    public void Weight_of_the_embeddings_follows_length_and_kind_of_the_question(string question, QuestionKind kind, double weight)
    {
        var settings = new FusionSettings(0.35, 10)
        {
            LongSemanticWeight = 0.05,
            CodeSemanticWeight = 0.1,
            CaseSemanticWeight = 0.2,
        };
        var terms = question.Split(' ');

        var answer = Index(_ => true).Search([.. terms, "vpn"], new("b1", [1, 0]), 3, settings, _ => true);

        FusionSettings.KindOf(terms).ShouldBe(kind);
        answer.Settings.SemanticWeight.ShouldBe(weight);
    }

    [Fact]
    [Trait("Req", "R38")]
    public void Settings_that_weigh_anything_differently_have_different_versions()
    {
        var settings = new FusionSettings(0.35, 10)
        {
            LongSemanticWeight = 0.05,
            CodeSemanticWeight = 0.1,
            CaseSemanticWeight = 0.2,
        };
        FusionSettings[] all =
        [
            settings,
            settings with
            {
                SemanticWeight = 0.351,
            },
            settings with
            {
                LongSemanticWeight = 0.06,
            },
            settings with
            {
                CodeSemanticWeight = 0.05,
            },
            settings with
            {
                CaseSemanticWeight = 0.21,
            },
            settings with
            {
                Depth = 11,
            },
        ];

        all.Select(each => each.Version).ShouldBeUnique();
        (settings with { }).Version.ShouldBe(settings.Version);
        all.ShouldAllBe(each => each.Version.Length == 8);
    }

    [Fact]
    public void Weight_of_a_kind_that_is_not_set_is_that_of_a_typed_question()
    {
        var settings = new FusionSettings(0.35, 10);

        foreach (var term in new[] { "authn-4012", "issue=login" })
        {
            Index(_ => true).Search([term, "vpn"], new("b1", [1, 0]), 3, settings, _ => true).Settings.SemanticWeight.ShouldBe(0.35, term);
        }

        Should.Throw<ArgumentException>(() =>
            Index(_ => true).Search(["vpn"], new("b1", [1, 0]), 3, settings with { CodeSemanticWeight = 1.1 }, _ => true)
        );
    }

    [Fact]
    [Trait("Req", "R38")]
    public void The_order_is_the_same_every_time_and_ties_go_by_id()
    {
        string[] ids = ["c", "a", "B", "d"];
        var builder = new Bm25IndexBuilder();
        foreach (var id in ids)
        {
            builder.Add(id, ["same"]);
        }

        var index = new HybridIndex(builder.Build(), new("b1", 2, [.. ids.Select(id => (id, new LatentVector("b1", [1, 0])))]));

        for (var i = 0; i < 20; i++)
        {
            index
                .Search(["same"], new("b1", [1, 0]), 3, FusionSettings.Standard, _ => true)
                .Hits.Select(hit => hit.Id)
                .ShouldBe(["B", "a", "c"]);
        }
    }

    [Theory]
    [InlineData(0, "d2")]
    [InlineData(1, "d3")]
    public void A_weight_of_nothing_or_one_leaves_one_list(double weight, string first) =>
        Index(_ => true).Search(["vpn"], new("b1", [1, 0]), 1, new(weight, 10), _ => true).Hits.ShouldHaveSingleItem().Id.ShouldBe(first);

    [Fact]
    public void What_may_not_be_used_moves_no_score()
    {
        var all = Index(_ => true);
        var without = Index(i => i != 1, all.Segments[0].Words.Statistics);

        var seen = all.Search(["vpn", "tunnel"], new("b1", [1, 0]), 10, FusionSettings.Standard, i => i != 1);
        var alone = without.Search(["vpn", "tunnel"], new("b1", [1, 0]), 10, FusionSettings.Standard, _ => true);

        seen.Hits.Select(hit => (hit.Id, hit.ScoreMicro)).ShouldBe(alone.Hits.Select(hit => (hit.Id, hit.ScoreMicro)));
        seen.Lexical.ShouldBe(alone.Lexical);
    }

    [Fact]
    [Trait("Req", "R38")]
    public void Segments_with_the_same_statistics_answer_as_one_index_does()
    {
        var whole = Index(_ => true);
        var statistics = whole.Segments[0].Words.Statistics;
        var parts = new HybridIndex([Index(i => i is 0 or 3, statistics).Segments[0], Index(i => i is 1 or 2, statistics).Segments[0]]);

        foreach (var question in new LatentVector?[] { new("b1", [0.8f, 0.6f]), null })
        {
            var one = whole.Search(["vpn", "tunnel"], question, 3, new(0.35, 10), _ => true);
            var two = parts.Search(["vpn", "tunnel"], question, 3, new(0.35, 10), _ => true);

            two.Hits.Select(hit => (hit.Id, hit.ScoreMicro)).ShouldBe(one.Hits.Select(hit => (hit.Id, hit.ScoreMicro)));
            two.Hits[0].Ordinal.ShouldBe(2); // the first document of the second part
            one.AboveNothing(one.Hits[^1]).ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    [Trait("Req", "R66")]
    public void Vectors_of_two_models_are_never_joined() =>
        Should.Throw<ArgumentException>(() =>
            new HybridIndex([
                new(new Bm25IndexBuilder().Add("a", ["x"]).Build(), new("b1", 1, [("a", new("b1", [1]))])),
                new(new Bm25IndexBuilder().Add("b", ["x"]).Build(), new("b2", 1, [("b", new("b2", [1]))])),
            ])
        );

    [Fact]
    public void Indexes_over_different_texts_are_refused() =>
        Should.Throw<ArgumentException>(() =>
            new HybridIndex(new Bm25IndexBuilder().Add("a", ["x"]).Build(), new("b1", 1, [("b", new("b1", [1]))]))
        );

    private static HybridIndex Index(Func<int, bool> isIn, TermStatistics? statistics = null)
    {
        var builder = new Bm25IndexBuilder();
        var vectors = new List<(string Id, LatentVector Vector)>();
        for (var i = 0; i < Ids.Length; i++)
        {
            if (isIn(i))
            {
                builder.Add(Ids[i], Texts[i]);
                vectors.Add((Ids[i], new("b1", Directions[i])));
            }
        }

        return new(builder.Build(statistics), new("b1", 2, vectors));
    }

    private static double Z(long[] scores, int i)
    {
        var mean = scores.Average();
        return (scores[i] - mean) / Math.Sqrt(scores.Average(score => (score - mean) * (score - mean)));
    }
}
