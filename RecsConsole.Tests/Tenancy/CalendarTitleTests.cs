using System.Globalization;
using RecsConsole.Tenancy.Calendars;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Tenancy;

/// <summary>A calendar that the console brought has its name in the reader's language, whoever brought it; one that was named keeps its name.</summary>
public sealed class CalendarTitleTests
{
    [Theory]
    [InlineData("around-the-clock", null, "Rund um die Uhr")]
    [InlineData("around-the-clock", "Around the clock", "Rund um die Uhr")]
    [InlineData("office-hours", "office-hours", "Bürozeiten")]
    [InlineData("office-hours", "Werkstatt Nord", "Werkstatt Nord")]
    [InlineData("north", null, "north")]
    public void Title_is_a_name_and_not_a_key(string key, string? name, string title)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
        try
        {
            CalendarPresets.TitleOf(key, name).ShouldBe(title);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
