using FsCheck;
using FsCheck.Fluent;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Text;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Text;

public sealed class Bm25IndexTests
{
    private static readonly Bm25Index Three = IndexOf(
        ("d1", "vpn reset token"),
        ("d2", "vpn vpn slow network tunnel"),
        ("d3", "invoice copy")
    );

    [Fact]
    public void Score_is_that_of_the_formula()
    {
        // N 3, n 2, mean length 10/3; d1 has it once in 3 terms
        var weight = Math.Log(1 + (1.5 / 2.5));
        var expected = weight * 2.2 / (1 + (1.2 * (0.25 + (0.75 * 3 / (10 / 3.0)))));

        var hit = Three.Search(["vpn"], 5, _ => true).Single(each => each.Ordinal == 0);

        hit.ShouldBe(new(0, "d1", Micro.FromDouble(expected)));
    }

    [Fact]
    public void Only_documents_with_a_term_are_found_best_first() =>
        Three.Search(["vpn", "unheard"], 5, _ => true).Select(hit => hit.Id).ShouldBe(["d2", "d1"]);

    [Fact]
    public void Equal_scores_are_ordered_by_id_whatever_the_order_of_adding()
    {
        var index = IndexOf(("b", "same"), ("Z", "same"), ("a", "same"), ("c", "same"));

        index.Search(["same"], 3, _ => true).Select(hit => hit.Id).ShouldBe(["Z", "a", "b"]);
    }

    [Fact]
    public void A_document_that_may_not_be_used_takes_no_place() =>
        Three.Search(["vpn"], 1, ordinal => ordinal != 1).Select(hit => hit.Id).ShouldBe(["d1"]);

    [Fact]
    public void The_predicate_is_asked_once_for_each_document_with_a_term()
    {
        List<int> asked = [];

        Three.Search(
            ["vpn", "slow", "reset"],
            1,
            ordinal =>
            {
                asked.Add(ordinal);
                return ordinal == 0;
            }
        );

        asked.Order().ShouldBe([0, 1]);
    }

    [Fact]
    public void A_predicate_that_throws_leaves_nothing_behind()
    {
        Should.Throw<InvalidOperationException>(() =>
            Three.Search(
                ["vpn"],
                1,
                ordinal => ordinal == 0 ? true : throw new InvalidOperationException()
            )
        );

        Three.Search(["invoice"], 5, _ => true).Select(hit => hit.Id).ShouldBe(["d3"]);
    }

    [Fact]
    public void Search_equals_scoring_everything_and_sorting() =>
        Prop.ForAll<int>(seed =>
            {
                var random = new Random(seed);
                var documents = Enumerable
                    .Range(0, 60)
                    .Select(i => ($"d{i}", string.Join(' ', Words(random, 1 + random.Next(20)))))
                    .ToArray();
                var index = IndexOf(documents);
                string[] query = [.. Words(random, 4)];
                bool MayUse(int ordinal) => ordinal % 3 != 0;

                var best = index.Search(query, 7, MayUse);
                var all = index.Search(query, 1000, _ => true);

                best.ShouldBe(all.Where(hit => MayUse(hit.Ordinal)).Take(7));
                all.ShouldBe(
                    all.OrderByDescending(hit => hit.ScoreMicro)
                        .ThenBy(hit => hit.Id, StringComparer.Ordinal)
                );
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void With_fixed_statistics_a_hidden_document_moves_no_score()
    {
        var all = IndexOf(("d1", "vpn reset token"), ("secret", "vpn vpn token"), ("d3", "vpn"));
        var without = new Bm25IndexBuilder()
            .Add("d1", ["vpn", "reset", "token"])
            .Add("d3", ["vpn"])
            .Build(all.Statistics);

        without
            .Search(["vpn", "token"], 5, _ => true)
            .Select(hit => (hit.Id, hit.ScoreMicro))
            .ShouldBe(
                all.Search(["vpn", "token"], 5, ordinal => ordinal != 1)
                    .Select(hit => (hit.Id, hit.ScoreMicro))
            );
    }

    [Fact]
    public void Version_names_the_content()
    {
        var again = IndexOf(("a", "x y"), ("b", "z"));

        again.Version.ShouldBe(IndexOf(("a", "x y"), ("b", "z")).Version);
        again.Version.ShouldNotBe(IndexOf(("a", "x y"), ("b", "z z")).Version);
        again.Version.ShouldNotBe(IndexOf(("a", "x"), ("b", "y z")).Version);
        again.Version.Length.ShouldBe(64);
    }

    [Fact]
    public void Statistics_count_documents_and_terms()
    {
        Three.Statistics.DocumentCount.ShouldBe(3);
        Three.Statistics.TokenCount.ShouldBe(10);
        Three.Statistics.DocumentFrequencies["vpn"].ShouldBe(2);
    }

    [Fact]
    public void An_empty_index_and_an_empty_question_find_nothing()
    {
        new Bm25IndexBuilder().Build().Search(["vpn"], 5, _ => true).ShouldBeEmpty();
        Three.Search([], 5, _ => true).ShouldBeEmpty();
    }

    [Fact]
    public void An_id_added_twice_is_refused() =>
        Should
            .Throw<ArgumentException>(() => IndexOf(("a", "x"), ("a", "y")))
            .Message.ShouldContain("'a'");

    [Fact]
    public void Threads_do_not_disturb_each_other()
    {
        var expected = Three.Search(["vpn", "slow"], 5, _ => true);

        Parallel.For(0, 2_000, _ => Three.Search(["vpn", "slow"], 5, _ => true).ShouldBe(expected));
    }

    private static Bm25Index IndexOf(params (string Id, string Text)[] documents)
    {
        var builder = new Bm25IndexBuilder();
        foreach (var (id, text) in documents)
        {
            builder.Add(id, text.Split(' '));
        }

        return builder.Build();
    }

    private static IEnumerable<string> Words(Random random, int count) =>
        Enumerable.Range(0, count).Select(_ => $"w{random.Next(12)}");
}
