using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// The browser shows a date field in the order of its own language, such as month before day: beside each one its day is said in words.
/// </summary>
public sealed partial class DateFieldTests
{
    [Fact]
    public void Every_date_field_has_its_day_in_words_beside_it()
    {
        var files = SourceFile.Under("RecsConsole", ".razor").Where(file => DateField().IsMatch(file.Text)).ToList();

        files.Count.ShouldBeGreaterThan(5);
        files.Where(file => LacksWords(file.Text)).Select(file => file.Path).ShouldBeEmpty("add a DateWords");
    }

    [Theory]
    [InlineData("<input type=\"date\" @bind=\"_day\" />", true)]
    [InlineData("<input type=\"datetime-local\" @bind=\"_at\" />", true)]
    [InlineData("<input class=\"short\" type=\"@DayInput\" />", true)]
    [InlineData("<input type=\"date\" @bind=\"_day\" /><DateWords Value=\"@_day\" />", false)]
    [InlineData("<input type=\"time\" @bind=\"_time\" />", false)]
    public void Rule_would_notice_a_field_without_words(string markup, bool isNoticed) => LacksWords(markup).ShouldBe(isNoticed);

    private static bool LacksWords(string markup) => DateField().Count(markup) > Words().Count(markup);

    [GeneratedRegex("type=\"(?:date|datetime-local|@DayInput)\"", RegexOptions.None, 1000)]
    private static partial Regex DateField();

    [GeneratedRegex("<DateWords\\b", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
