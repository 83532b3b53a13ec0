using RecsConsole.Engine.Text;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Text;

public sealed class VectorIndexTests
{
    private const int Dimensions = 48;

    [Fact]
    public void The_scan_of_bytes_finds_what_the_full_scan_finds()
    {
        var random = new Random(3);
        var index = IndexOf(random, 5_000);
        var (found, wanted) = (0, 0);
        for (var i = 0; i < 100; i++)
        {
            var question = Vector(random);
            var exact = index.SearchExactly(question, 10, _ => true);
            found += index.Search(question, 10, _ => true).Intersect(exact).Count();
            wanted += exact.Count;
        }

        ((double)found / wanted).ShouldBeGreaterThanOrEqualTo(0.999);
    }

    [Fact]
    public void What_may_not_be_used_takes_no_place_and_moves_nothing()
    {
        var random = new Random(4);
        var texts = Texts(random, 300);
        var all = new VectorIndex("b1", Dimensions, texts);
        var without = new VectorIndex("b1", Dimensions, [.. texts.Where((_, ordinal) => ordinal % 3 != 0)]);
        var question = Vector(random);

        var found = all.Search(question, 20, ordinal => ordinal % 3 != 0);

        found
            .Select(hit => (hit.Id, hit.ScoreMicro))
            .ShouldBe(without.Search(question, 20, _ => true).Select(hit => (hit.Id, hit.ScoreMicro)));
    }

    [Fact]
    public void Equal_scores_are_ordered_by_id()
    {
        var vector = Vector(new Random(5));
        var index = new VectorIndex("b1", Dimensions, [("b", vector), ("Z", vector), ("a", vector)]);

        index.Search(vector, 2, _ => true).Select(hit => hit.Id).ShouldBe(["Z", "a"]);
    }

    [Fact]
    [Trait("Req", "R66")]
    public void Vectors_of_two_versions_are_never_compared()
    {
        var random = new Random(6);
        var index = IndexOf(random, 5);
        var other = Vector(random) with { BasisVersion = "b2" };

        Should.Throw<ArgumentException>(() => index.Search(other, 3, _ => true));
        Should.Throw<ArgumentException>(() => index.SearchExactly(other, 3, _ => true));
        Should.Throw<ArgumentException>(() => index.Scores(other, [0]));
        Should.Throw<ArgumentException>(() => new VectorIndex("b1", Dimensions, [("x", other)]));
    }

    [Fact]
    public void A_text_without_a_known_word_finds_nothing_and_is_not_found()
    {
        var nothing = new LatentVector("b1", new float[Dimensions]);
        var random = new Random(7);
        var index = new VectorIndex("b1", Dimensions, [("a", nothing), ("b", Vector(random))]);

        index.Search(nothing, 5, _ => true).ShouldBeEmpty();
        index.Search(Vector(random), 5, _ => true).ShouldNotContain(hit => hit.Ordinal == 0);
        new VectorIndex("b1", 0, []).Search(new("b1", []), 5, _ => true).ShouldBeEmpty();
    }

    private static VectorIndex IndexOf(Random random, int count) => new("b1", Dimensions, Texts(random, count));

    private static List<(string Id, LatentVector Vector)> Texts(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(i => ($"d{i}", Vector(random)))];

    private static LatentVector Vector(Random random)
    {
        var values = Enumerable.Range(0, Dimensions).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        var length = Math.Sqrt(values.Sum(value => (double)value * value));
        return new("b1", Array.ConvertAll(values, value => (float)(value / length)));
    }
}
