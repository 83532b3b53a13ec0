using System.Globalization;
using Bunit;
using RecsConsole.Components.Forms;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

/// <summary>
/// Beside a date field its day is said in the reader's style, because the field itself follows the language of the browser.
/// </summary>
public sealed class DateWordsTests : BunitContext
{
    [Theory]
    [InlineData("en", "2026-04-03", "that is 3 Apr 2026")]
    [InlineData("de", "2026-04-03", "das ist der 3. Apr. 2026")]
    [InlineData("en", "2026-04-03T14:05", "that is 3 Apr 2026 14:05")]
    public void Day_and_month_cannot_be_confused(string language, string value, string words)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            Render<DateWords>(p => p.Add(it => it.Value, value)).Find("span").TextContent.ShouldBe(words);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Empty_field_has_no_words(string? value) =>
        Render<DateWords>(p => p.Add(it => it.Value, value)).Markup.Trim().ShouldBeEmpty();
}
