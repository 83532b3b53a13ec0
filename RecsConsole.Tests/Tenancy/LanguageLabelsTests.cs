using System.Globalization;
using RecsConsole.Tenancy;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Tenancy;

public sealed class LanguageLabelsTests
{
    [Theory]
    [InlineData("de", "de", "Deutsch")]
    [InlineData("de", "pl", "niemiecki")]
    [InlineData("pl", "de", "Polnisch")]
    [InlineData("pl", "en", "Polish")]
    [InlineData("not a language", "de", "not a language")]
    [InlineData("de", "not a language", "German")]
    public void Language_is_named_in_the_language_of_the_reader(string code, string reader, string name) =>
        LanguageLabels.In(code, reader).ShouldBe(name);

    [Fact]
    public void Language_of_the_screen_stays()
    {
        var before = CultureInfo.CurrentUICulture;

        LanguageLabels.In("uk", "pl");

        CultureInfo.CurrentUICulture.ShouldBe(before);
    }
}
