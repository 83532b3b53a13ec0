using Bunit;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Figures;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>How figures are shown: always with n, and without a number if it could not be computed.</summary>
public sealed class InsightFiguresTests : BunitContext
{
    [Fact]
    [Trait("Req", "R123")]
    public void Rate_is_shown_with_its_n_its_interval_and_the_period_before()
    {
        var row = Row(
            new("Actions accepted")
            {
                Rate = new(1, 8),
                RateBefore = new(3, 4),
                Of = "items on screen",
                Cases = new(InsightKind.Acceptance, "accepted", "action"),
            }
        );

        row.QuerySelectorAll("td")
            .Select(cell => string.Join(' ', cell.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)))
            .ShouldBe(["13 % 1 of 8 items on screen", "2 to 47 %", "75 % of 4"]);
        row.QuerySelector("a")!.GetAttribute("href").ShouldBe("/insights/cases?figure=acceptance.accepted&value=action&days=7");
    }

    [Fact]
    [Trait("Req", "R123")]
    public void Rate_of_nothing_is_no_number()
    {
        var row = Row(new("Actions accepted") { Rate = new(0, 0), Of = "items on screen" });

        row.TextContent.ShouldNotContain("%");
        row.TextContent.ShouldContain("0 of 0 items on screen");
        row.QuerySelector("a").ShouldBeNull();
    }

    [Fact]
    public void Count_is_compared_with_the_period_before()
    {
        var row = Row(new("Decisions") { Count = 1284, CountBefore = 1146 });

        row.TextContent.ShouldContain("1,284");
        row.TextContent.ShouldContain("1,146 (+12 %)");
    }

    [Theory]
    [InlineData(false, "2 (−75 % a day)")]
    [InlineData(true, "2 (+50 %)")]
    public void Count_of_different_things_is_compared_as_it_is_and_another_per_day(bool isOfDifferent, string words)
    {
        var row = Row(
            new("Workflows")
            {
                Count = 3,
                CountBefore = 2,
                IsOfDifferent = isOfDifferent,
            },
            ratio: 6
        );

        row.TextContent.ShouldContain(words);
    }

    [Fact]
    public void What_cannot_be_computed_says_why()
    {
        var row = Row(new("Complaints") { Absent = "No system is connected." });

        row.TextContent.ShouldContain("Not computed. No system is connected.");
    }

    [Fact]
    [Trait("Req", "R186")]
    public void Alarm_is_a_word_not_only_a_colour() =>
        Row(new("Decisions with an audit entry") { Rate = new(6, 7), IsAlarm = true })
            .QuerySelector(".tag.late")!
            .TextContent.ShouldBe("Alarm");

    private AngleSharp.Dom.IElement Row(InsightFigure figure, double ratio = 1) =>
        Render<InsightFigures>(parameters =>
                parameters
                    .Add(each => each.Figures, [figure])
                    .Add(each => each.Filter, new InsightFilter { Days = 7 })
                    .Add(each => each.Ratio, ratio)
            )
            .Find("tbody tr");
}
