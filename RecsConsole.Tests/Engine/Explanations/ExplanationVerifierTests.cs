using FsCheck;
using FsCheck.Fluent;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Engine.Explanations.ExplanationSamples;

namespace RecsConsole.Tests.Engine.Explanations;

[Trait("Req", "R89")]
public sealed class ExplanationVerifierTests
{
    public static TheoryData<string> Languages => [.. ExplanationLanguage.Codes];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_genuine_sentence_is_accepted_with_and_without_its_links(string language)
    {
        foreach (var (name, claim, facts) in All())
        {
            var written = ClaimRenderer.Render(claim, facts, Labels, language);
            var text = ClaimRenderer.Text(written);
            Problem(written, claim, facts, language).ShouldBeNull($"{name}: {text}");
            ExplanationVerifier.Problem(text, claim, facts, Labels, language).ShouldBeNull($"{name}, without links: {text}");
        }
    }

    [Theory]
    [InlineData("Solved 22 of 24 similar resolved cases that used it, most within 2 hours")]
    [InlineData("Probably solved 21 of 24 similar resolved cases that used it, most within 2 hours")]
    [InlineData("Solved 24 of 21 similar resolved cases that used it, most within 2 hours")]
    [InlineData("Solved twenty of 24 similar resolved cases that used it, most within 2 hours")]
    [InlineData("Solved more than 21 of 24 similar resolved cases that used it")]
    [InlineData("Solved at least 23 of 24 similar resolved cases that used it")]
    [InlineData("Solved fewer than 21 of 24 similar resolved cases that used it")]
    [InlineData("Solved 21 of 24 similar resolved cases that used it, most within 3 hours")]
    [InlineData("Solved 21 of 24 similar resolved cases since 3 Mar 2026")]
    [InlineData("Solved 21 of 24 similar resolved cases since yesterday")]
    [InlineData("Solved 21 of 24 similar resolved cases, says Priya")]
    [InlineData("Solved 21 of 24 similar resolved cases of \"some policy\"")]
    [InlineData("Solved 21 of 24 similar resolved cases, more reliably and 7 times as fast")]
    [InlineData("Works better: solved 21 of 24 similar resolved cases that used it")]
    public void Text_that_says_more_than_its_facts_is_rejected(string text)
    {
        var (claim, facts) = Solved();

        ExplanationVerifier.Problem(text, claim, facts, Labels, "en").ShouldNotBeNull(text);
    }

    [Theory]
    [InlineData("Solved 21 of 24 similar resolved cases that used it")]
    [InlineData("Of 24 similar resolved cases, 21 were solved by it, most within 2 hours")]
    [InlineData("Solved at least 20 of 24 similar resolved cases")]
    [InlineData("Solved more than 20 of 24 similar resolved cases")]
    public void Text_in_other_words_is_accepted_as_long_as_the_facts_carry_it(string text)
    {
        var (claim, facts) = Solved();

        ExplanationVerifier.Problem(text, claim, facts, Labels, "en").ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Mutated_sentences_of_every_template_are_rejected(string language)
    {
        var samples = All().ToList();
        var tried = 0;
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
                seed =>
                {
                    var random = new Random(seed);
                    var (name, claim, facts) = samples[random.Next(samples.Count)];
                    var written = ClaimRenderer.Render(claim, facts, Labels, language);
                    foreach (var mutant in Mutants(random, written, facts, language))
                    {
                        tried++;
                        Problem(mutant, claim, facts, language).ShouldNotBeNull($"{name}: {ClaimRenderer.Text(mutant)}");
                    }

                    return true;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));
        TestContext.Current.SendDiagnosticMessage("{0} mutants in {1}", tried, language);
        tried.ShouldBeGreaterThan(1_500);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_comparison_turned_into_another_is_rejected(string language)
    {
        var turned = 0;
        foreach (var (name, claim, facts) in All())
        {
            var written = ClaimRenderer.Render(claim, facts, Labels, language);
            foreach (var (from, to) in Turned(language))
            {
                for (var i = 0; i < written.Count; i++)
                {
                    if (written[i].FactId is null && written[i].Text.Contains(from, StringComparison.Ordinal))
                    {
                        turned++;
                        var mutant = Replace(written, i, written[i].Text.Replace(from, to));
                        Problem(mutant, claim, facts, language).ShouldNotBeNull($"{name}: {ClaimRenderer.Text(mutant)}");
                    }
                }
            }
        }

        turned.ShouldBeGreaterThan(40);
    }

    // Changes each segment that states a fact, and adds a name, a number, a date or a comparison where there was none.
    private static IEnumerable<IReadOnlyList<ClaimSegment>> Mutants(
        Random random,
        IReadOnlyList<ClaimSegment> written,
        IReadOnlyList<Fact> facts,
        string language
    )
    {
        for (var i = 0; i < written.Count; i++)
        {
            var segment = written[i];
            if (segment.FactId is not { } id)
            {
                continue;
            }

            var fact = facts.Single(each => each.Id == id);
            if (segment.Text.Any(char.IsDigit) && fact.Type != FactTypes.Policy)
            {
                yield return Replace(written, i, OtherDigit(random, segment.Text));
                yield return Replace(written, i, segment.Text + "1");
                yield return Insert(written, i, More(language));
                yield return Insert(written, i, Less(language));
            }
            else
            {
                yield return Replace(written, i, segment.Text + "x");
                yield return Replace(written, i, "Zanzibar");
            }

            if (facts.Any(other => other.Id != id && other.Value != fact.Value))
            {
                var other = facts.First(each => each.Id != id && each.Value != fact.Value);
                yield return Replace(written, i, segment.Text, other.Id);
            }
        }

        yield return [.. written, new(" Zanzibar", null)];
        yield return [.. written, new(" 4711", null)];
        yield return [.. written, new(" 2026-02-03", null)];
    }

    private static string OtherDigit(Random random, string text)
    {
        var digits = Enumerable.Range(0, text.Length).Where(at => char.IsDigit(text[at])).ToList();
        var at = digits[random.Next(digits.Count)];
        var digit = (char)('0' + ((text[at] - '0' + 1 + random.Next(9)) % 10));
        return text[..at] + digit + text[(at + 1)..];
    }

    private static string More(string language) =>
        language switch
        {
            "de" => "mehr als ",
            "pl" => "więcej niż ",
            _ => "more than ",
        };

    private static string Less(string language) =>
        language switch
        {
            "de" => "weniger als ",
            "pl" => "mniej niż ",
            _ => "fewer than ",
        };

    private static (string From, string To)[] Turned(string language) =>
        language switch
        {
            "de" =>
            [
                ("die meisten", "alle"),
                ("alle davon", "keiner davon"),
                ("keiner davon", "alle davon"),
                ("der gut endete", "der nicht gut endete"),
                ("nicht gut", "gut endete, alle davon"),
                ("weniger", "mehr"),
                ("ist überschritten", "endet bald"),
                ("endet bald", "ist überschritten"),
                ("niemand hat eskaliert", "der Fall wartet weiter"),
            ],
            "pl" =>
            [
                ("większość", "wszystkie"),
                ("wszystkie zakończyły", "żadna z nich nie zakończyła"),
                ("żadna z nich nie zakończyła", "wszystkie zakończyły"),
                ("mniej", "więcej"),
                ("SLA minął", "SLA wkrótce minie"),
                ("wkrótce minie", "minął"),
                ("nikt nie eskalował", "sprawa nadal czeka"),
            ],
            _ =>
            [
                ("most within", "all within"),
                ("less", "more"),
                (", which ended well", ", which did not end well"),
                ("which did not end well", "all of which ended well"),
                ("all of which", "none of which"),
                ("none of which", "all of which"),
                ("is late", "ends soon"),
                ("ends soon", "is late"),
                ("nobody has escalated", "the case still waits"),
                ("still waits", "nobody has escalated"),
            ],
        };

    private static List<ClaimSegment> Replace(IReadOnlyList<ClaimSegment> written, int at, string text, string? factId = null)
    {
        var mutant = written.ToList();
        mutant[at] = new(text, factId ?? written[at].FactId);
        return mutant;
    }

    private static List<ClaimSegment> Insert(IReadOnlyList<ClaimSegment> written, int at, string text)
    {
        var mutant = written.ToList();
        mutant.Insert(at, new(text, null));
        return mutant;
    }

    private static string? Problem(IReadOnlyList<ClaimSegment> segments, Claim claim, IReadOnlyList<Fact> facts, string language) =>
        ExplanationVerifier.Problem(segments, claim, facts, Labels, language);

    private static (Claim Claim, IReadOnlyList<Fact> Facts) Solved()
    {
        IReadOnlyList<Fact> facts =
        [
            new("resolved", FactTypes.Count, "x", "21", []),
            new("used", FactTypes.ResolvedCases, "x", "24", []),
            new("hours", FactTypes.Hours, "x", "2", []),
        ];
        return (new("action.solved", facts.ToDictionary(fact => fact.Id, fact => fact.Id, StringComparer.Ordinal)), facts);
    }
}
