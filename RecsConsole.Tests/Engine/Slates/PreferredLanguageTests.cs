using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Slates;

/// <summary>Documents in other languages are permitted, but do not take the first place from those in the right one.</summary>
public sealed class PreferredLanguageTests
{
    [Fact]
    public void A_document_in_the_language_of_the_case_comes_before_a_better_one_in_another()
    {
        var slate = Open("en", ["en", "de"], "de", "de", "en").Slate(SlateKind.Document);

        slate.Ids().ShouldBe(["d2", "d0", "d1"]);
        slate.Moves.ShouldContain(move => move.Rule == StandardSlatePolicy.LanguageRule && move.Id == "d2" && move.To == 1);
    }

    [Fact]
    public void A_document_without_a_language_is_as_good_as_one_in_it() =>
        Open("en", ["en", "de"], "de", null, "en").Slate(SlateKind.Document).Ids()[0].ShouldBe("d1");

    [Fact]
    public void A_customers_language_that_the_actor_does_not_read_is_not_preferred() =>
        Open("fr", ["en", "de"], "fr", "de", "en").Slate(SlateKind.Document).Ids()[0].ShouldBe("d1");

    [Fact]
    public void A_translation_comes_before_its_original_below_the_first_place_too() =>
        Open("en", ["en", "de"], "en", "de", "en").Slate(SlateKind.Document).Ids().ShouldBe(["d0", "d2", "d1"]);

    [Fact]
    public void Nothing_moves_where_no_document_has_the_language()
    {
        var slate = Open("en", ["en", "de"], "de", "de").Slate(SlateKind.Document);

        slate.Ids().ShouldBe(["d0", "d1"]);
        slate.Moves.ShouldAllBe(move => move.Rule != StandardSlatePolicy.LanguageRule);
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("de", false)]
    [InlineData(null, true)]
    public void Only_another_language_than_that_of_the_case_is_other(string? language, bool isPreferred) =>
        PreferredLanguage.Is(ASnapshot().Build(), language).ShouldBe(isPreferred);

    // documents d0, d1, … by descending score, each of its own kind
    private static RankingResult Open(string spoken, string[] read, params string?[] languages) =>
        languages
            .Select((language, i) => (Key: $"d{i}", Language: language, Score: 900_000L - (i * 10_000)))
            .Aggregate(
                ASnapshot()
                    .WithCase(facts => facts with { Language = spoken })
                    .WithActor(actor => actor with { Languages = new HashSet<string>(read, StringComparer.Ordinal) }),
                (desk, it) => desk.WithDocument(it.Key, it.Score, hit => hit with { Kind = it.Key, Language = it.Language })
            )
            .Open();
}
