using System.Globalization;
using System.Text.RegularExpressions;
using RecsConsole.Components.Badges;
using RecsConsole.Engine.Sentences;
using RecsConsole.Recommender.Cards;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Cards;

/// <summary>The same time is the same words beside a card and in its sentences.</summary>
public sealed partial class OutcomeLabelsTests
{
    private static readonly DateTimeOffset s_opened = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("en", 42, "Solved in 1 day 18 hours")]
    [InlineData("de", 42, "Gelöst in 1 Tag 18 Stunden")]
    [InlineData("de", 54, "Gelöst in 2 Tagen 6 Stunden")]
    [InlineData("pl", 42, "Rozwiązana w ciągu 1 dnia 18 godzin")]
    [InlineData("pl", 5, "Rozwiązana w ciągu 5 godzin")]
    [InlineData("de", 0, "Gelöst in weniger als einer Stunde")]
    public void Time_to_the_solution_is_said_as_in_sentences(string language, int hours, string words) =>
        In(language, () => OutcomeLabels.Of(s_opened, s_opened.AddHours(hours), reopened: false, slaMet: null)).ShouldBe(words);

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("pl")]
    public void Sentences_clocks_with_an_end_and_outcomes_say_the_same_numbers(string language)
    {
        foreach (var hours in Enumerable.Range(24, 200))
        {
            var sentence = NumbersOf(ExplanationLanguage.From(language).Hours(hours, null));

            NumbersOf(In(language, () => DurationLabels.Limit(TimeSpan.FromHours(hours)))).ShouldBe(sentence);
            NumbersOf(In(language, () => OutcomeLabels.Of(s_opened, s_opened.AddHours(hours), reopened: false, slaMet: true)))
                .ShouldBe(sentence);
        }
    }

    private static IEnumerable<string> NumbersOf(string words) => Numbers().Matches(words).Select(match => match.Value);

    private static string In(string language, Func<string> say)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [GeneratedRegex("[0-9]+", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Numbers();
}
