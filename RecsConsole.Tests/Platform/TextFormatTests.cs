using System.Globalization;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform;

public sealed class TextFormatTests : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _screen = CultureInfo.CurrentUICulture;

    public static TheoryData<string, string, string> Counts =>
        new()
        {
            { "en", "{0} {0:case|cases}", "0 cases, 1 case, 2 cases, 5 cases, 12 cases, 22 cases" },
            { "de", "{0} {0:Fall|Fälle}", "0 Fälle, 1 Fall, 2 Fälle, 5 Fälle, 12 Fälle, 22 Fälle" },
            { "pl", "{0} {0:sprawa|sprawy|spraw}", "0 spraw, 1 sprawa, 2 sprawy, 5 spraw, 12 spraw, 22 sprawy" },
        };

    [Theory]
    [MemberData(nameof(Counts))]
    public void Form_goes_with_the_number_whatever_its_type(string language, string text, string expected)
    {
        Screen(language);
        int[] numbers = [0, 1, 2, 5, 12, 22];

        string.Join(", ", numbers.Select(number => text.With(number))).ShouldBe(expected);
        string.Join(", ", numbers.Select(number => text.With((long)number))).ShouldBe(expected);
        string.Join(", ", numbers.Select(number => text.With((decimal)number))).ShouldBe(expected);
        string.Join(", ", numbers.Select(number => text.With((double)number))).ShouldBe(expected);
    }

    [Fact]
    public void Broken_number_and_a_word_take_the_last_form()
    {
        Screen("de");

        "{0} {0:Stunde|Stunden}".With(1.5m).ShouldBe("1,5 Stunden");
        "{0} {0:Stunde|Stunden}".With("viele").ShouldBe("viele Stunden");
    }

    [Fact]
    public void Other_places_are_written_as_the_screen_writes_them()
    {
        Screen("de");

        "{0:N0} {0:Fall|Fälle} ({1:0.00}, {2})".With(1234, 0.5, null).ShouldBe("1.234 Fälle (0,50, )");
        "{0:N0} | {1}".With(1234, "x").ShouldBe("1.234 | x");
    }

    [Theory]
    [InlineData("en", "action 1 accepted by Ana Nowak")]
    [InlineData("de", "Action 1 accepted by Ana Nowak")]
    public void Clause_within_a_sentence_keeps_the_capitals_of_names(string language, string expected)
    {
        Screen(language);

        "Action 1 accepted by Ana Nowak".AsClause().ShouldBe(expected);
    }

    [Fact]
    public void Text_without_forms_is_formatted_as_ever()
    {
        Screen("de");
        "{0:N0} of {1}".With(1234, 2).ShouldBe("1.234 of 2");
        Screen("en");
        "{1} of {0:N0}".With(1234, "two").ShouldBe("two of 1,234");
    }

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _screen);

    private static void Screen(string language) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
}
