using RecsConsole.Engine.Text;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Text;

public sealed class LatentBasisTests
{
    private static readonly int[] ThreadCounts = [1, 2, 3, 8];

    [Fact]
    public void The_number_of_threads_does_not_change_a_bit()
    {
        var random = new Random(5);
        var texts = Enumerable.Range(0, 1_500).Select(_ => Words(random, 5 + random.Next(30), 400)).ToList();

        var versions = ThreadCounts.Select(threads => Trained(texts, 20, threads).Version);

        versions.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    // With as many dimensions as the texts have, nothing is lost: the cosines are those of the weighted words.
    [Fact]
    public void With_all_dimensions_cosines_are_those_of_the_words()
    {
        var random = new Random(8);
        var texts = Enumerable.Range(0, 14).Select(_ => Words(random, 12, 25)).ToList();
        var basis = Trained(texts, 14, threads: 1);

        for (var i = 0; i < texts.Count; i++)
        {
            for (var j = 0; j < texts.Count; j++)
            {
                Cosine(basis.Fold(texts[i]).Values, basis.Fold(texts[j]).Values).ShouldBe(WordCosine(texts, i, j), 1e-4, $"{i} and {j}");
            }
        }
    }

    [Fact]
    public void Words_that_keep_the_same_company_lie_together()
    {
        string[] texts =
        [
            "car engine wheel road",
            "automobile engine wheel road",
            "car driver road wheel",
            "automobile driver road engine",
            "invoice payment customer tax",
            "invoice payment tax refund",
            "customer refund payment invoice",
            "tax customer refund invoice",
        ];
        var basis = Trained([.. texts.Select(text => text.Split(' '))], 2, threads: 1);

        var car = basis.Fold(["car"]).Values;

        Cosine(car, basis.Fold(["automobile"]).Values).ShouldBeGreaterThan(0.9);
        Cosine(car, basis.Fold(["refund"]).Values).ShouldBeLessThan(0.2);
    }

    [Fact]
    public void Is_stored_and_read_back_whole()
    {
        var random = new Random(9);
        var basis = Trained([.. Enumerable.Range(0, 30).Select(_ => Words(random, 10, 40))], 6, threads: 2);
        using var stream = new MemoryStream();

        basis.Write(stream);
        stream.Position = 0;
        var again = LatentBasis.Read(stream);

        again.Version.ShouldBe(basis.Version);
        again.Fold(["w1", "w2"]).Values.ShouldBe(basis.Fold(["w1", "w2"]).Values);
        stream.SetLength(stream.Length - 1);
        stream.Position = 0;
        Should.Throw<InvalidDataException>(() => LatentBasis.Read(stream));
        Should.Throw<InvalidDataException>(() => LatentBasis.Read(new MemoryStream([1, 65, 0, 0])));
    }

    [Fact]
    public void The_version_names_texts_and_settings()
    {
        string[][] texts =
        [
            ["a", "b"],
            ["b", "c"],
            ["a", "c"],
        ];

        var versions = new[] { Trained(texts, 2, 1).Version, Trained(texts, 1, 1).Version, Trained([.. texts, ["a", "b"]], 2, 1).Version };

        versions.Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
    }

    [Fact]
    public void Nothing_to_learn_from_and_unknown_words_are_vectors_of_nothing()
    {
        var empty = Trained([], 8, 1);
        var one = Trained(
            [
                ["a", "b"],
            ],
            8,
            1
        );

        empty.Fold(["a"]).Values.ShouldBeEmpty();
        one.Fold(["unheard"]).Values.ShouldAllBe(value => value == 0);
    }

    private static LatentBasis Trained(IReadOnlyList<string[]> texts, int dimensions, int threads)
    {
        var trainer = new LatentBasisTrainer(new(dimensions, 1, 10_000, 42));
        foreach (var text in texts)
        {
            trainer.Add(text);
        }

        return trainer.Train(threads, CancellationToken.None);
    }

    private static double WordCosine(List<string[]> texts, int left, int right)
    {
        double Weight(string word, int text)
        {
            var count = texts[text].Count(each => string.Equals(each, word, StringComparison.Ordinal));
            var with = texts.Count(each => each.Contains(word, StringComparer.Ordinal));
            return count == 0 ? 0 : (1 + Math.Log(count)) * Math.Log((texts.Count + 1.0) / with);
        }

        var words = texts.SelectMany(text => text).Distinct(StringComparer.Ordinal).ToList();
        return Cosine([.. words.Select(word => (float)Weight(word, left))], [.. words.Select(word => (float)Weight(word, right))]);
    }

    private static double Cosine(float[] left, float[] right)
    {
        double Product(float[] one, float[] other) => one.Zip(other, (a, b) => (double)a * b).Sum();

        return Product(left, right) / Math.Sqrt(Product(left, left) * Product(right, right));
    }

    private static string[] Words(Random random, int count, int vocabulary) =>
        [.. Enumerable.Range(0, count).Select(_ => $"w{random.Next(vocabulary)}")];
}
