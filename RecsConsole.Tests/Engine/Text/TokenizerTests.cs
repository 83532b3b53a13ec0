using RecsConsole.Engine.Text;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Text;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Reset the password", "reset password")]
    [InlineData("Error AUTHN-4012 in 8.2!", "error authn-4012 authn 4012 8.2 8 2")]
    [InlineData("sign-in", "sign")]
    [InlineData("tcp/443, 10:30.", "tcp/443 tcp 443 10:30 10 30")]
    [InlineData("e.g. it's -x- --", "")]
    [InlineData("Die Rechnung für Straße", "rechnung strass")]
    [InlineData("ÄRGER ärger", "arger arger")]
    [InlineData("a\u0308rger", "arger")]
    [InlineData("ＡＢＣ１２", "abc12")]
    [InlineData("naïve cafés", "naiv cafe")]
    [InlineData("Łódź ﬁrst Ørsted", "lodz first orst")]
    [InlineData("логин не работает", "логин не работает")]
    [InlineData("𝐁old 😀 text", "bold text")]
    [InlineData("broken \ud800 text", "broken text")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Splits_lowers_and_keeps_codes(string? text, string expected) =>
        string.Join(' ', Tokenizer.Tokenize(text)).ShouldBe(expected);

    [Theory]
    [InlineData(TextLanguage.English, "The users' résumés", "user resum")]
    [InlineData(TextLanguage.English, "die Rechnungen", "die rechnungen")]
    [InlineData(TextLanguage.German, "Die Rechnungen für Straßen", "rechnung strass")]
    [InlineData(TextLanguage.German, "über Häuser, uber AUTHN-4012", "haus authn-4012 authn 4012")]
    [InlineData(TextLanguage.Polish, "Nie mogę się zalogować do łącza", "mog zalogow lacz")]
    [InlineData(TextLanguage.Polish, "sie miłości miłość", "milosc milosc")]
    [InlineData(TextLanguage.Plain, "The Réunions and й कि", "the reunions and й कि")]
    public void Each_language_has_its_own_words_and_endings(TextLanguage language, string text, string expected) =>
        string.Join(' ', Tokenizer.Tokenize(text, language)).ShouldBe(expected);

    [Theory]
    [InlineData(null, TextLanguage.Mixed)]
    [InlineData("", TextLanguage.Mixed)]
    [InlineData("en", TextLanguage.English)]
    [InlineData("EN-gb", TextLanguage.English)]
    [InlineData("de_AT", TextLanguage.German)]
    [InlineData("pl", TextLanguage.Polish)]
    [InlineData("fr", TextLanguage.Plain)]
    public void A_language_is_found_by_its_code(string? code, TextLanguage language) => TextLanguages.Of(code).ShouldBe(language);

    [Fact]
    public void Encoded_data_is_not_a_term() => Tokenizer.Tokenize(new string('a', 65) + " " + new string('b', 64)).Count.ShouldBe(1);

    [Fact]
    public void Is_the_same_in_every_culture()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new("tr-TR");

            Tokenizer.Tokenize("INVOICE ID").ShouldBe(["invoic", "id"]);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
