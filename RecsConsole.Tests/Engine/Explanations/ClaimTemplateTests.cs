using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Tests.Golden;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Engine.Explanations.ExplanationSamples;

namespace RecsConsole.Tests.Engine.Explanations;

public sealed class ClaimTemplateTests
{
    public static TheoryData<string> Languages => [.. ExplanationLanguage.Codes];

    [Theory]
    [MemberData(nameof(Languages))]
    [Trait("Req", "R87")]
    public void Every_template_is_there_in_every_language_with_the_same_facts(string language)
    {
        var templates = ExplanationLanguage.From(language).Templates;
        foreach (var name in ClaimTemplates.Names)
        {
            templates.Keys.ShouldContain(name);
            ClaimTemplates.SlotsOf(templates[name]).ShouldBe(ClaimTemplates.SlotsOf(ClaimTemplates.Text(name, "en")), true, name);
        }

        templates.Keys.ShouldBe(ExplanationLanguage.From("en").Templates.Keys, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    [Trait("Req", "R87")]
    public void Sentences_are_those_of_the_golden_file(string language)
    {
        var lines = All()
            .Select(sample => sample.Name + " | " + ClaimRenderer.Text(ClaimRenderer.Render(sample.Claim, sample.Facts, Labels, language)));
        var text = string.Join('\n', lines) + "\n";
        var file = $"sentences-{language}.txt";
        if (GoldenFile.IsUpdating)
        {
            File.WriteAllText(GoldenFile.PathOf(Path.Combine("..", "..", "Golden", file)), text);
        }

        GoldenFile.Read(file).ShouldBe(text);
    }

    [Theory]
    [InlineData(1, "1 podobna rozwiązana sprawa użyła tej akcji w tym stanie, 1 z nich dotrzymała SLA")]
    [InlineData(2, "2 podobne rozwiązane sprawy użyły tej akcji w tym stanie, 2 z nich dotrzymały SLA")]
    [InlineData(5, "5 podobnych rozwiązanych spraw użyło tej akcji w tym stanie, 5 z nich dotrzymało SLA")]
    [InlineData(12, "12 podobnych rozwiązanych spraw użyło tej akcji w tym stanie, 12 z nich dotrzymało SLA")]
    [InlineData(22, "22 podobne rozwiązane sprawy użyły tej akcji w tym stanie, 22 z nich dotrzymały SLA")]
    [InlineData(112, "112 podobnych rozwiązanych spraw użyło tej akcji w tym stanie, 112 z nich dotrzymało SLA")]
    [Trait("Req", "R87")]
    public void Polish_has_three_forms(int cases, string sentence) => Sentence("ground.action.sla", cases, cases, "pl").ShouldBe(sentence);

    [Theory]
    [InlineData("en", "Skills SSO, SAML and BILLING")]
    [InlineData("de", "Kennt sich aus mit SSO, SAML und BILLING")]
    [InlineData("pl", "Umiejętności: SSO, SAML i BILLING")]
    [Trait("Req", "R87")]
    public void Lists_follow_the_language(string language, string sentence) => Sentence("expert.skills", 1, 1, language).ShouldBe(sentence);

    [Theory]
    [InlineData("en", "Its review was due on 1 Mar 2026")]
    [InlineData("de", "Die Durchsicht war am 1. März 2026 fällig")]
    [InlineData("pl", "Przegląd miał się odbyć 1 marca 2026")]
    [Trait("Req", "R87")]
    public void Dates_follow_the_language(string language, string sentence) =>
        Sentence("document.review_overdue", 1, 1, language).ShouldBe(sentence);

    [Theory]
    [InlineData("en", "25,123")]
    [InlineData("de", "25.123")]
    [InlineData("pl", "25\u00A0123")]
    [Trait("Req", "R87")]
    public void Thousands_follow_the_language(string language, string number) =>
        Sentence("expert.solved", 25123, 1, language).ShouldContain(number);

    [Theory]
    [InlineData(1, 1, "Used in this state in 1 similar resolved case, which ended well")]
    [InlineData(1, 0, "Used in this state in 1 similar resolved case, which did not end well")]
    [InlineData(5, 5, "Used in this state in 5 similar resolved cases, all of which ended well")]
    [InlineData(5, 0, "Used in this state in 5 similar resolved cases, none of which ended well")]
    [InlineData(5, 3, "Used in this state in 5 similar resolved cases, 3 of which ended well")]
    public void One_case_is_not_counted_out_of_itself(int cases, int well, string sentence) =>
        Sentence("action.used", cases, well, "en").ShouldBe(sentence);

    [Theory]
    [InlineData("pl", "pl,en")]
    [InlineData("de", "fr,de-CH,en")]
    [InlineData("en", "fr,tr")]
    [InlineData("en", "")]
    public void Language_is_the_first_of_somebodys_that_there_are_sentences_in(string expected, string languages) =>
        ExplanationLanguage.FirstOf(languages.Split(',')).ShouldBe(expected);

    private static string Sentence(string template, int size, int part, string language)
    {
        var (_, claim, facts) = Sample(template, size, part);
        return ClaimRenderer.Text(ClaimRenderer.Render(claim, facts, Labels, language));
    }
}
