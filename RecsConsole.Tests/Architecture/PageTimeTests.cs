using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// Every time on a page is in the reader's time zone and format: pages print it with <c>Instant</c> or <c>InstantLabels</c>, which
/// know both.
/// </summary>
public sealed partial class PageTimeTests
{
    // What programs read: the attribute of a time element, the value of a browser's field, the cells of an exported list.
    private static readonly string[] s_machine =
    [
        "datetime=",
        "bind:format",
        "value=\"@",
        "const string Format",
        "<GridColumn ",
        "AclLines.",
        "FieldTimes.",
    ];

    [Fact]
    public void Pages_print_no_time_themselves() =>
        SourceFile.Under("RecsConsole", ".razor", ".razor.cs").SelectMany(Printed).ShouldBeEmpty("use Instant or InstantLabels");

    [Fact]
    public void Texts_print_no_time_themselves()
    {
        var texts = SourceFile.Under("RecsConsole", "Texts.resx").ToList();

        texts.Count.ShouldBeGreaterThan(20);
        texts
            .SelectMany(file => LinesOf(file).Where(line => TimeInText().IsMatch(line.Text)))
            .Select(line => line.Place)
            .ShouldBeEmpty("the text gets the time in words, in the reader's zone");
    }

    [Theory]
    [InlineData("<td>@line.At.UtcDateTime</td>", 1)]
    [InlineData("<td>@line.At.ToString(\"d MMM yyyy\", Culture)</td>", 1)]
    [InlineData("<td>@line.At.OnScreen(\"d MMM HH:mm\")</td>", 1)]
    [InlineData("<td>@CellText.Instant(line.At)</td>", 1)]
    [InlineData("<GridColumn Key=\"at\" Text=\"line => CellText.Instant(line.At)\">", 0)]
    [InlineData("TimeZoneInfo.ConvertTime(at, zone).OnScreen(\"d MMM HH:mm\")", 0)]
    [InlineData("<Instant At=\"line.At\" />", 0)]
    public void Rule_would_notice_a_time(string line, int times) => Printed(new("Page.razor", line)).Count().ShouldBe(times);

    [Theory]
    [InlineData("<value>checked at {0:HH:mm:ss} UTC</value>", true)]
    [InlineData("<value>In force from (UTC)</value>", true)]
    [InlineData("<value>{0} {0:hour|hours} of {1:0.00}</value>", false)]
    public void Rule_would_notice_a_time_in_a_text(string line, bool isTime) => TimeInText().IsMatch(line).ShouldBe(isTime);

    private static IEnumerable<string> Printed(SourceFile file) =>
        LinesOf(file)
            .Where(line => TimeInCode().IsMatch(line.Text))
            .Where(line => !line.Text.Contains("ConvertTime(", StringComparison.Ordinal))
            .Where(line => !s_machine.Any(each => line.Text.Contains(each, StringComparison.Ordinal)))
            .Select(line => line.Place);

    private static IEnumerable<(string Text, string Place)> LinesOf(SourceFile file) =>
        file.Text.Split('\n').Select((text, at) => (text, $"{file.Path}({at + 1}): {text.Trim()}"));

    [GeneratedRegex("UtcDateTime|CellText\\.Instant|\"[^\"]*(?:yyyy|HH:mm|d MMM)[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex TimeInCode();

    [GeneratedRegex(@"\{\d+:[^}|]*(?:yy|HH|MMM)[^}|]*\}|<value>.*\bUTC\b", RegexOptions.None, 1000)]
    private static partial Regex TimeInText();
}
