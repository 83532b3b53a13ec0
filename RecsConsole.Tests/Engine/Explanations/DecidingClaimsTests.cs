using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Explanations;

/// <summary>The card of a step names the field of the case that makes it likely.</summary>
public sealed class DecidingClaimsTests
{
    [Theory]
    [InlineData("field:claim_amount", 834_000, 215_001, "The claim amount speaks for it: 83 % likely as the next step, 22 % without it")]
    [InlineData("priority", 999_000, 100, "The priority speaks for it: 99 % likely as the next step, 1 % without it")]
    [InlineData("text", 500_000, 0, "The text speaks for it: 50 % likely as the next step, 1 % without it")]
    public void Field_is_named_with_the_chance_with_it_and_without_it(string field, long chance, long without, string sentence) =>
        Sentences(chance, new(field, without)).ShouldContain(sentence);

    [Fact]
    public void Where_nothing_decides_nothing_is_named() =>
        Sentences(834_000, deciding: null).ShouldAllBe(sentence => !sentence.Contains("speaks for it", StringComparison.Ordinal));

    [Theory]
    [InlineData("en", "The product speaks for it: 83 % likely as the next step, 22 % without it")]
    [InlineData("de", "Dafür spricht: Produkt (damit zu 83 % der nächste Schritt, ohne zu 22 %)")]
    [InlineData("pl", "Przemawia za tym: produkt (z tym to w 83 % następny krok, bez tego w 22 %)")]
    public void It_is_written_and_verified_in_each_language(string language, string sentence)
    {
        var claim = new Claim("action.deciding", Names("deciding", "likely", "otherwise"));
        Fact[] facts =
        [
            new("deciding", FactTypes.Fields, "forecast.deciding", "product", []),
            new("likely", FactTypes.Count, "forecast.chance", "83", []),
            new("otherwise", FactTypes.Count, "forecast.chance_without", "22", []),
        ];

        var written = new ExplanationWriter((_, _) => null, language).Write(claim, facts);

        ClaimRenderer.Text(written).ShouldBe(sentence);
        ExplanationVerifier
            .Problem(sentence.Replace("22", "12", StringComparison.Ordinal), claim, facts, (_, _) => null, language)
            .ShouldNotBeNull();
    }

    private static Dictionary<string, string> Names(params string[] names) =>
        names.ToDictionary(name => name, name => name, StringComparer.Ordinal);

    private static IReadOnlyList<string> Sentences(long chance, DecidingField? deciding) =>
        ASnapshot()
            .WithAction("fix")
            .WithHistory(history =>
                history with
                {
                    NextSteps = [new([], 100, 2, [new("fix", 60)])],
                    Forecast = new("model", [new("fix", chance) { Deciding = deciding }]),
                }
            )
            .WithStep("seen")
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix")
            .Sentences();
}
