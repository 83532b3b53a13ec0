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
        // N = 3, n = 2, mean length 10/3; d1 contains the term once in 3
        var weight = Math.Log(1 + (1.5 / 2.5));
        var expected = weight * 2.2 / (1 + (1.2 * (0.25 + (0.75 * 3 / (10 / 3.0)))));

        var hit = Three.Search(["vpn"], 5, _ => true).Single(each => each.Ordinal == 0);

        hit.ShouldBe(new(0, "d1", FixedPoint.FromDouble(expected)));
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
    public void The_predicate_is_asked_inside_the_scan_at_most_once_and_only_for_documents_with_a_term()
    {
        List<int> asked = [];

        Three.Search(
            ["vpn", "slow", "reset"],
            1,
            ordinal =>
            {
                asked.Add(ordinal);
                return ordinal == 1;
            }
        );

        asked.Order().ShouldBe([0, 1]);
    }

    [Fact]
    public void A_predicate_that_throws_leaves_nothing_behind()
    {
        Should.Throw<InvalidOperationException>(() =>
            Three.Search(["vpn"], 1, ordinal => ordinal == 0 ? true : throw new InvalidOperationException())
        );

        Three.Search(["invoice"], 5, _ => true).Select(hit => hit.Id).ShouldBe(["d3"]);
    }

    [Fact]
    public void Fields_are_added_up_before_they_are_saturated()
    {
        var settings = new Bm25Settings(1.5, new(2.5, 0.4), new(1, 0.75), new(0.5, 0));
        var index = new Bm25IndexBuilder(settings)
            .Add("a", ["vpn", "reset"], ["vpn", "slow", "vpn", "tunnel"], ["network", "vpn"])
            .Add("b", ["invoice"], ["copy", "of", "invoice"], [])
            .Build();
        var title = 2.5 * 1 / (1 - 0.4 + (0.4 * 2 / 1.5));
        var body = 1.0 * 2 / (1 - 0.75 + (0.75 * 4 / 3.5));
        var count = title + body + 0.5;
        var expected = Math.Log(1 + (1.5 / 1.5)) * 2.5 * count / (1.5 + count);

        var hit = index.Search(["vpn"], 5, _ => true).ShouldHaveSingleItem();

        hit.ShouldBe(new(0, "a", FixedPoint.FromDouble(expected)));
    }

    [Fact]
    public void Text_and_its_terms_make_the_same_index()
    {
        string[] texts = ["Reset the VPN, AUTHN-4012 in 8.2!", "Die Straße; resetting", ""];
        var byText = new Bm25IndexBuilder();
        var byTerms = new Bm25IndexBuilder();
        foreach (var text in texts)
        {
            byText.AddText("d" + text, text, text + text, [], TextLanguage.German);
            var terms = Tokenizer.Tokenize(text, TextLanguage.German);
            byTerms.Add("d" + text, terms, Tokenizer.Tokenize(text + text, TextLanguage.German), []);
        }

        byText.Build().Version.ShouldBe(byTerms.Build().Version);
    }

    [Fact]
    [Trait("Req", "R33")]
    public void A_known_item_is_found_first()
    {
        var index = new Bm25IndexBuilder()
            .AddText("KB-7", "Reset a forgotten password", "Open the portal.", ["sign-in"], TextLanguage.English)
            .AddText("KB-8", "Order a laptop", "Passwords are not needed.", [], TextLanguage.English)
            .AddText("KB-9", "VPN", "The tunnel drops every hour.", ["network"], TextLanguage.English)
            .Build();

        index.Search(Tokenizer.Tokenize("how do I reset passwords", TextLanguage.English), 3, _ => true)[0].Id.ShouldBe("KB-7");
    }

    [Fact]
    public void With_fixed_statistics_a_hidden_document_moves_no_score()
    {
        var all = IndexOf(("d1", "vpn reset token"), ("secret", "vpn vpn token"), ("d3", "vpn"));
        var without = new Bm25IndexBuilder().Add("d1", ["vpn", "reset", "token"]).Add("d3", ["vpn"]).Build(all.Statistics);

        without
            .Search(["vpn", "token"], 5, _ => true)
            .Select(hit => (hit.Id, hit.ScoreMicro))
            .ShouldBe(all.Search(["vpn", "token"], 5, ordinal => ordinal != 1).Select(hit => (hit.Id, hit.ScoreMicro)));
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
        Three.Statistics.FieldTokenCounts.Sum().ShouldBe(10);
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
        Should.Throw<ArgumentException>(() => IndexOf(("a", "x"), ("a", "y"))).Message.ShouldContain("'a'");

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
}
