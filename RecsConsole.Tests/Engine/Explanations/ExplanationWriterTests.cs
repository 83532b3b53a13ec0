using System.Diagnostics;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Engine.Explanations.ExplanationSamples;

namespace RecsConsole.Tests.Engine.Explanations;

public sealed class ExplanationWriterTests
{
    public static TheoryData<string> Languages => [.. ExplanationLanguage.Codes];

    [Theory]
    [InlineData("This is guaranteed to solve 5 similar resolved cases")]
    [InlineData("Used in this state in 5 similar resolved cases, risk-free")]
    [InlineData("Used in this state in 5 similar resolved cases, 100 % of which ended well")]
    [InlineData("It always works: used in this state in 5 similar resolved cases")]
    [Trait("Req", "R88")]
    public void Text_that_promises_falls_back_to_the_template(string promise)
    {
        var (_, claim, facts) = Sample("action.used", 5, 3);
        var rejected = new List<(string, string)>();

        var shown = new ExplanationWriter(Labels, "en", (template, problem) => rejected.Add((template, problem))).Accept(
            promise,
            claim,
            facts
        );

        ClaimRenderer.Text(shown).ShouldBe("Used in this state in 5 similar resolved cases, 3 of which ended well");
        rejected.ShouldHaveSingleItem().Item2.ShouldStartWith("it promises");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    [Trait("Req", "R88")]
    public void Every_forbidden_phrase_is_found_and_no_template_has_one(string language)
    {
        ForbiddenClaims.Of(language).Count.ShouldBeGreaterThan(15);
        foreach (var phrase in ForbiddenClaims.Of(language))
        {
            ForbiddenClaims.Find($"x {phrase.TrimEnd('*')} x", language).ShouldNotBeNull(phrase);
        }

        foreach (var (name, text) in ExplanationLanguage.From(language).Templates)
        {
            ForbiddenClaims.Find(text, language).ShouldBeNull(name);
        }
    }

    [Theory]
    [InlineData("en", "Suggested by the rules and records of this desk")]
    [InlineData("de", "Vorgeschlagen nach den Regeln und Aufzeichnungen dieses Teams")]
    [InlineData("pl", "Zaproponowane na podstawie reguł i zapisów tego zespołu")]
    [Trait("Req", "R89")]
    public void Sentence_that_cannot_be_verified_is_replaced_by_the_plain_one_and_reported(string language, string plain)
    {
        // used in 9 of 5: an inconsistent fact sheet
        var (_, claim, facts) = Sample("document.frequent", 5, 9);
        var rejected = new List<(string, string)>();
        var writer = new ExplanationWriter(Labels, language, (template, problem) => rejected.Add((template, problem)));

        ClaimRenderer.Text(writer.Write(claim, facts)).ShouldBe(plain);

        rejected.ShouldHaveSingleItem().Item1.ShouldBe("document.frequent");
    }

    [Fact]
    [Trait("Req", "R89")]
    public void Text_in_other_words_is_shown_when_it_is_verified()
    {
        var (_, claim, facts) = Sample("action.used", 5, 3);

        var shown = new ExplanationWriter(Labels).Accept(
            "Of 5 similar resolved cases that took this step here, 3 ended well",
            claim,
            facts
        );

        ClaimRenderer.Text(shown).ShouldStartWith("Of 5 similar");
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void Verifying_a_card_takes_microseconds()
    {
        var samples = All().ToList();
        var writer = new ExplanationWriter(Labels);
        var written = samples
            .Select(sample => (sample.Claim, sample.Facts, Text: ClaimRenderer.Render(sample.Claim, sample.Facts, Labels)))
            .ToList();
        void Verify() => written.ForEach(each => writer.ProblemOf(each.Text, each.Claim, each.Facts).ShouldBeNull());
        Verify();
        const int rounds = 10;
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < rounds; i++)
        {
            Verify();
        }

        // a card has three sentences: two reasons and its ground
        var card = Stopwatch.GetElapsedTime(start).TotalMicroseconds / rounds / written.Count * 3;
        TestContext.Current.SendDiagnosticMessage("{0:0.0} microseconds a card", card);
        Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"verifying: {card:0.0} microseconds a card"));
        card.ShouldBeLessThan(2_000);
    }
}
