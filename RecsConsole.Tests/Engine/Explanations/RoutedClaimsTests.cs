using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Explanations;

/// <summary>Claims about cases that agree in many fields state the counts of these cases and nothing else.</summary>
public sealed class RoutedClaimsTests
{
    private static readonly string[] s_alike = ["product", "field:sub_category"];

    [Fact]
    [Trait("Req", "R87")]
    public void A_person_proposed_by_nothing_else_is_there_for_the_cases_they_finished()
    {
        var item = ASnapshot()
            .WithExpert(10)
            .WithHistory(it => it with { Routing = People(41, 60) })
            .Open()
            .Slate(SlateKind.Expert)
            .Item(Key(10));

        item.Sentences().ShouldContain("Finished 41 of 60 cases with the same product and sub category");
        item.Sentences().ShouldNotContain(text => text.StartsWith("New here", StringComparison.Ordinal), "41 cases are a record");
    }

    [Fact]
    public void A_document_proposed_by_nothing_else_is_there_for_the_cases_that_used_it() =>
        ASnapshot()
            .WithDocument("guide", searchScore: null)
            .WithHistory(it => it with { Routing = new(null, null, new([], 60, [new("guide", 7, 100_000)])) })
            .Open()
            .Slate(SlateKind.Document)
            .Item("guide")
            .Sentences()
            .ShouldContain("Used in 7 of 60 cases of any kind that used a document");

    [Fact]
    public void No_sentence_says_what_none_of_the_counted_cases_shows() =>
        ASnapshot()
            .WithExpert(10)
            .WithHistory(it => it with { Routing = People(0, 60) })
            .Open()
            .Slate(SlateKind.Expert)
            .Item(Key(10))
            .Sentences()
            .ShouldNotContain(text => text.StartsWith("Finished", StringComparison.Ordinal));

    [Theory]
    [InlineData("en", "Finished 41 of 60 cases with the same product and sub category")]
    [InlineData("de", "Schloss 41 von 60 Fällen ab, gleich in Produkt und sub category")]
    [InlineData("pl", "Zakończone: 41 z 60 spraw, w których zgadza się: produkt i sub category")]
    [Trait("Req", "R87")]
    public void A_team_is_spoken_of_in_every_language_and_the_sentence_passes_its_check(string language, string sentence)
    {
        var routed = new RoutedFacts(s_alike, 60, [new("l2", 41, 680_000)]);
        var stated = RoutedClaims.OfTeam(routed, routed.Items[0])!;

        var problems = new List<string>();
        var writer = new ExplanationWriter((_, _) => null, language, (_, problem) => problems.Add(problem));

        ClaimRenderer.Text(writer.Write(stated.Claim, stated.Facts)).ShouldBe(sentence);
        problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_team_that_finished_none_of_the_counted_cases_has_no_sentence() =>
        RoutedClaims.OfTeam(new(s_alike, 60, [new("l2", 0, 60_000)]), new("l2", 0, 60_000)).ShouldBeNull();

    private static RoutingFacts People(int finished, int cases) => new(new(s_alike, cases, [new(Key(10), finished, 500_000)]), null, null);
}
