using FsCheck;
using FsCheck.Fluent;
using RecsConsole.Engine.Text;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Text;

/// <summary>
/// Documents that the scan skips because of its bounds are never among the best: results equal those of scoring every document.
/// </summary>
public sealed class Bm25PruningTests
{
    // Many scores are equal here.
    [Fact]
    public void Search_equals_scoring_everything_and_sorting() =>
        Prop.ForAll<int>(seed =>
            {
                var random = new Random(seed);
                var index = RandomIndex(random, 1 + random.Next(300));
                string[] query = [.. Words(random, 1 + random.Next(12))];
                var step = 1 + random.Next(4);
                bool MayUse(int ordinal) => ordinal % step == 0;

                var best = index.Search(query, 10, MayUse);

                best.ShouldBe(Exhaustive(index, query, MayUse).Take(10));
            })
            .QuickCheckThrowOnFailure();

    // more documents than the scan takes at a time, and word frequencies as in real text
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 12)]
    [InlineData(3, 40)]
    [InlineData(4, 25)]
    public void Search_over_many_documents_equals_scoring_everything(int seed, int words)
    {
        var random = new Random(seed);
        var builder = new Bm25IndexBuilder();
        for (var i = 0; i < 20_000; i++)
        {
            builder.Add($"d{i * 7919 % 20_000}", [.. Zipf(random, 5 + random.Next(60))]);
        }

        var index = builder.Build();
        foreach (var size in new[] { 1, 10, 100 })
        {
            string[] query = [.. Zipf(random, words)];
            bool MayUse(int ordinal) => ordinal % 5 != seed;

            index.Search(query, size, MayUse).ShouldBe(Exhaustive(index, query, MayUse).Take(size));
        }
    }

    // every term is in about a fifth of the documents, and there are more terms than are bounded together
    [Fact]
    public void Search_for_very_many_common_words_equals_scoring_everything()
    {
        var random = new Random(5);
        var builder = new Bm25IndexBuilder();
        for (var i = 0; i < 5_000; i++)
        {
            builder.Add($"d{i}", [.. Enumerable.Range(0, 100).Select(_ => $"w{random.Next(400)}")]);
        }

        var index = builder.Build();
        string[] query = [.. Enumerable.Range(0, 400).Select(i => $"w{i}")];
        bool MayUse(int ordinal) => ordinal % 3 != 0;

        index.Search(query, 50, MayUse).ShouldBe(Exhaustive(index, query, MayUse).Take(50));
    }

    private static Bm25Index RandomIndex(Random random, int documents)
    {
        var builder = new Bm25IndexBuilder();
        for (var i = 0; i < documents; i++)
        {
            builder.Add(
                $"d{i}",
                [.. Words(random, random.Next(4))],
                [.. Words(random, random.Next(20))],
                [.. Words(random, random.Next(3))]
            );
        }

        return builder.Build();
    }

    private static IEnumerable<Bm25Hit> Exhaustive(Bm25Index index, string[] query, Func<int, bool> mayUse) =>
        index
            .Scores(query, [.. Enumerable.Range(0, index.Count)])
            .Select((score, ordinal) => new Bm25Hit(ordinal, index.Ids[ordinal], score))
            .Where(hit => hit.ScoreMicro > 0 && mayUse(hit.Ordinal))
            .OrderByDescending(hit => hit.ScoreMicro)
            .ThenBy(hit => hit.Id, StringComparer.Ordinal);

    private static IEnumerable<string> Zipf(Random random, int count) =>
        Enumerable.Range(0, count).Select(_ => $"w{(int)(Math.Exp(random.NextDouble() * 8) - 1)}");

    private static IEnumerable<string> Words(Random random, int count) => Enumerable.Range(0, count).Select(_ => $"w{random.Next(12)}");
}
