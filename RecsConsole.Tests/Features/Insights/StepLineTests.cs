using RecsConsole.Components.Charts;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>Acceptance, SLA and time to resolution over the steps of the period, beside the compared one.</summary>
public sealed class StepLineTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Acceptance_of_a_step_is_that_of_its_own_decisions_and_a_step_without_any_has_no_value(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var tile = await desk.ReadAsync(InsightKind.Acceptance);

        var line = tile.Lines.ShouldHaveSingleItem();
        line.Unit.ShouldBe(ChartUnit.Share);
        // one decision on each of the six days before today, and only yesterday's was accepted; its two answers count once
        line.Points.Select(point => point.Value).TakeLast(8).ShouldBe([null, 0, 0, 0, 0, 0, 1, null]);
        line.Points[^2].Text.ShouldBe("100 % of 1");
        (line.Points[19].Before, line.Points[19].BeforeText).ShouldBe((1, "100 % of 1"));
        line.Points[18].Before.ShouldBeNull();
        tile.Figures[0].Rate.ShouldBe(new InsightRate(1, 6));
        tile.Figures[0].RateBefore.ShouldBe(new InsightRate(1, 1));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Sla_and_time_to_resolution_stand_at_the_day_of_the_resolution(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var lines = (await desk.ReadAsync(InsightKind.Outcomes)).Lines;

        lines.Select(line => line.Unit).ShouldBe([ChartUnit.Share, ChartUnit.Hours]);
        // five cases were resolved two days ago, 108 days after they were opened; one of them has no SLA
        lines[0].Points[^3].Value.ShouldBe(0.75);
        lines[0].Points[^3].Text.ShouldBe("75 % of 4");
        lines[1].Points[^3].Value.ShouldBe(108 * 24);
        lines[1].Points[^3].Text.ShouldNotBeNull().ShouldEndWith(", median of 5");
        lines.ShouldAllBe(line => line.Points.Count == 30 && line.Points.Count(point => point.Value != null) == 1);
    }

    [Fact]
    public async Task Chosen_comparison_is_the_second_curve_and_ends_where_its_days_end()
    {
        await using var desk = await InsightDesk.OpenAsync();
        var today = DateOnly.FromDateTime(desk.Database.Clock.GetUtcNow().UtcDateTime);
        var filter = new InsightFilter
        {
            From = today.AddDays(-1),
            To = today,
            BeforeFrom = today.AddDays(-42),
            BeforeTo = today.AddDays(-38),
        };

        var tile = await desk.ReadAsync(InsightKind.Acceptance, filter: filter);

        // the decision forty days ago lies beyond the two steps: it counts in the figure, and in no step
        tile.Lines[0].Points.Select(point => point.Before).ShouldBe([null, null]);
        tile.Figures[0].RateBefore.ShouldBe(new InsightRate(1, 1));
        tile.Figures[0].Rate.ShouldBe(new InsightRate(1, 1));
    }
}
