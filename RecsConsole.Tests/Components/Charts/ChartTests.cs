using Bunit;
using RecsConsole.Components.Charts;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components.Charts;

public sealed class ChartTests : BunitContext
{
    private static readonly ChartBar[] s_bars = [new("One", 0.5, "50 % of 8", 0.2, 0.8, "/there"), new("Two", 0.25, "25 % of 8", 0.1, 0.5)];

    [Fact]
    [Trait("Req", "R123")]
    public void Bars_begin_at_zero_and_carry_label_value_and_interval()
    {
        var chart = Render<BarChart>(parameters =>
            parameters.Add(each => each.Title, "Shares").Add(each => each.Bars, s_bars).Add(each => each.Max, 1)
        );

        chart.FindAll("li .track i").Select(bar => bar.GetAttribute("style")).ShouldBe(["width:50%", "width:25%"]);
        chart.Find("li .track b").GetAttribute("style").ShouldBe("left:20%;width:60%");
        chart.FindAll("li .value").Select(value => value.TextContent).ShouldBe(["50 % of 8", "25 % of 8"]);
        chart.FindAll("li a").ShouldHaveSingleItem().GetAttribute("href").ShouldBe("/there");
    }

    [Fact]
    public void Longest_bar_fills_the_width_when_nothing_else_is_said() =>
        Render<BarChart>(parameters => parameters.Add(each => each.Title, "Shares").Add(each => each.Bars, s_bars))
            .FindAll("li .track i")
            .Select(bar => bar.GetAttribute("style"))
            .ShouldBe(["width:100%", "width:50%"]);

    [Fact]
    public void Same_stands_in_a_table()
    {
        var chart = Render<BarChart>(parameters =>
            parameters.Add(each => each.Title, "Shares").Add(each => each.Bars, s_bars).Add(each => each.LabelHeading, "Reason")
        );

        chart.FindAll("details th").Select(head => head.TextContent).ShouldBe(["Reason", "Value", "95 % interval"]);
        chart.FindAll("details tbody tr")[0].TextContent.ShouldContain("20 % to 80 %");
    }

    [Fact]
    public void Line_begins_at_zero_and_shows_the_period_before_dashed()
    {
        var chart = Render<LineChart>(parameters =>
            parameters
                .Add(each => each.Title, "Decisions")
                .Add(each => each.Points, [new("1 Mar", 0, 2), new("2 Mar", 4, 1), new("3 Mar", 2, 0)])
        );

        chart.Find("polyline.now").GetAttribute("points").ShouldBe("0,100 300,0 600,50");
        chart.Find("polyline.before").GetAttribute("points").ShouldBe("0,50 300,75 600,100");
        chart.Find(".top").TextContent.ShouldBe("4");
        chart.FindAll("details tbody tr").Count.ShouldBe(3);
    }

    [Fact]
    public void Marks_stand_at_their_step_below_the_chart_and_in_the_hint()
    {
        var chart = Render<LineChart>(parameters =>
            parameters
                .Add(each => each.Title, "Decisions")
                .Add(each => each.Points, [new("1 Mar", 0, 2), new("2 Mar", 4, 1), new("3 Mar", 2, 0)])
                .Add(each => each.Marks, [new ChartMark(1, "Settings version 3")])
        );

        chart.Find("line.mark").GetAttribute("x1").ShouldBe("300");
        chart.Find(".marks li").TextContent.ShouldBe("2 Mar Settings version 3");
        chart.FindAll("rect title")[1].TextContent.ShouldContain("Settings version 3");
        chart.FindAll("rect title")[0].TextContent.ShouldNotContain("Settings");
    }

    [Fact]
    public void Axis_labels_more_steps_than_the_first_and_the_last()
    {
        var chart = Render<LineChart>(parameters =>
            parameters
                .Add(each => each.Title, "Decisions")
                .Add(each => each.Points, [.. Enumerable.Range(1, 30).Select(day => new ChartPoint($"{day} Mar", day))])
        );

        chart.FindAll(".axis span").Select(label => label.TextContent).ShouldBe(["1 Mar", "8 Mar", "15 Mar", "23 Mar", "30 Mar"]);
        chart.Find(".axis .first").TextContent.ShouldBe("1 Mar");
        chart.Find(".axis .last").GetAttribute("style").ShouldBe("left:100%");
        chart.FindAll("line.tick").Count.ShouldBe(5);
    }

    [Fact]
    public void Step_without_a_value_is_a_gap_and_one_between_two_gaps_is_still_seen()
    {
        var chart = Render<LineChart>(parameters =>
            parameters
                .Add(each => each.Title, "Accepted")
                .Add(each => each.Unit, ChartUnit.Share)
                .Add(
                    each => each.Points,
                    [
                        new("1 Mar", 0.5) { Text = "50 % of 8" },
                        new("2 Mar", 0.25) { Text = "25 % of 4" },
                        new("3 Mar", null),
                        new("4 Mar", 1, 0.75) { BeforeText = "75 % of 4" },
                        new("5 Mar", null),
                    ]
                )
        );

        chart.FindAll("polyline.now").Select(line => line.GetAttribute("points")).ShouldBe(["0,50 150,75", "412.5,0 487.5,0"]);
        chart.Find(".top").TextContent.ShouldBe("100 %");
        chart.FindAll("rect title")[0].TextContent.ShouldBe("1 Mar: 50 % of 8");
        chart.FindAll("rect title")[3].TextContent.ShouldContain("75 % of 4");
        chart.FindAll("details tbody tr")[2].QuerySelectorAll("td")[1].TextContent.ShouldBe("none");
    }

    [Fact]
    public void Hours_are_written_as_a_duration() =>
        Render<LineChart>(parameters =>
                parameters
                    .Add(each => each.Title, "Time")
                    .Add(each => each.Unit, ChartUnit.Hours)
                    .Add(each => each.Points, [new("1 Mar", 1.5), new("2 Mar", 3)])
            )
            .Find(".top")
            .TextContent.ShouldBe("3 h");

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(1e-17, "0 %")]
    [InlineData(0.0001, "0.1 %")]
    [InlineData(0.347, "35 %")]
    [InlineData(0.9999, "99.9 %")]
    [InlineData(1, "100 %")]
    public void Nearly_all_is_never_all_and_nearly_none_is_never_none(double share, string words) =>
        ChartNumbers.Percent(share).ShouldBe(words);

    [Theory]
    [InlineData(0.844, 0.778, 6)] // 84 % and 78 %, though 6.6 points apart
    [InlineData(0.5, 0.25, 25)]
    [InlineData(0.842, 0.838, 0.4)] // both 84 %
    public void Difference_beside_two_shares_is_that_of_the_shown_ones(double now, double before, double points) =>
        ChartNumbers.Points(now, before).ShouldBe(points, 1e-9);
}
