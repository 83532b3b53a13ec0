using System.Globalization;
using System.Text.RegularExpressions;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Badges;
using RecsConsole.Components.Charts;
using RecsConsole.Platform.Web;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

/// <summary>A German reader sees decimal commas; style sheets and drawings keep decimal points.</summary>
public sealed partial class GermanScreenTests : BunitContext
{
    private readonly ManualClock _clock = new();
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _screen = CultureInfo.CurrentUICulture;

    public GermanScreenTests()
    {
        Services.AddSingleton<TimeProvider>(_clock);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ScreenLanguages.Of("de");
    }

    [Fact]
    public void Bars_are_drawn_with_points_and_read_with_commas()
    {
        ChartBar[] bars = [new("A", 0.125, ChartNumbers.Count(1234.5), 0.11, 0.17), new("B", 0.3, ChartNumbers.Count(0.25))];

        var markup = Render<BarChart>(p => p.Add(c => c.Title, "Anteil").Add(c => c.Bars, bars)).Markup;

        markup.ShouldContain("1.234,5");
        Drawn(markup).Count.ShouldBeGreaterThan(1);
        Drawn(markup).Where(HasDecimalComma).ShouldBeEmpty();
    }

    [Fact]
    public void Lines_are_drawn_with_points_and_read_with_commas()
    {
        ChartPoint[] points = [new("12. Nov.", 0.0051, 0.003), new("13. Nov.", 0.0071, 0.001), new("14. Nov.", 0.0033)];

        var markup = Render<LineChart>(p => p.Add(c => c.Title, "Anteil").Add(c => c.Points, points)).Markup;

        markup.ShouldContain("0,01");
        Drawn(markup).Count(value => value.Contains('.', StringComparison.Ordinal)).ShouldBeGreaterThan(1);
        Drawn(markup).Where(HasDecimalComma).ShouldBeEmpty();
    }

    [Fact]
    public void Clock_of_a_case_is_drawn_with_points()
    {
        var deadline = _clock.GetUtcNow().AddMinutes(100);

        var bar = Render<SlaBar>(p => p.Add(b => b.Deadline, deadline).Add(b => b.Started, deadline.AddMinutes(-300)));

        bar.Find("b").TextContent.ShouldBe("noch 1 h 40 min");
        Drawn(bar.Markup).Where(HasDecimalComma).ShouldBeEmpty();
    }

    [Fact]
    public void Dates_are_written_the_German_way()
    {
        var now = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

        InstantLabels.Of(now.AddDays(-10), now, TimeZoneInfo.Utc).ShouldBe("12. Nov. 09:00");
        InstantLabels.Of(now.AddDays(-1), now, TimeZoneInfo.Utc).ShouldBe("gestern 09:00");
        ChartNumbers.Percent(0.005).ShouldBe("0,5 %");
    }

    protected override void Dispose(bool disposing)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _screen);
        base.Dispose(disposing);
    }

    private static IReadOnlyList<string> Drawn(string markup) =>
        [.. Attribute().Matches(markup).Select(match => match.Groups["value"].Value)];

    // In a style, "1,5%" is one number with a decimal comma. In a drawing, "300,85.71" is two numbers, and a decimal comma gives
    // "300,5,85,71".
    private static bool HasDecimalComma(string value) => DecimalComma().IsMatch(value);

    [GeneratedRegex(
        "\\s(?<name>style|x|y|x1|x2|y1|y2|cx|cy|r|width|height|d|points|transform)=\"(?<value>[^\"]*)\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\d,\d+(?:%|px)|\d,[\d.]+,|^\d+,\d+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DecimalComma();
}
