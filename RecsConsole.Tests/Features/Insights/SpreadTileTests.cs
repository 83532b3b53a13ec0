using System.Text;
using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Recommender.Snapshot.People;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>How evenly requests are distributed over people, now and with the plan.</summary>
[Trait("Req", "R45")]
public sealed class SpreadTileTests
{
    [Fact]
    public async Task Plan_of_each_team_is_shown_with_its_unevenness_before_and_after()
    {
        await using var desk = await InsightDesk.OpenAsync();
        await PlanAsync(desk, "one", new(4, 3, 120_000, 310_000, 220_000, Prices()));
        await PlanAsync(desk, "two", new(1, 1, 0, 50_000, 50_000, Prices()));

        var tile = await desk.ReadAsync(InsightKind.Spread);

        tile.Figures[0].Count.ShouldBe(5);
        tile.Figures[1].Rate.ShouldBe(new InsightRate(4, 5));
        tile.Figures[2].Text.ShouldBe("0.03 per request");
        tile.Bars[0]
            .Bars.Select(bar => (bar.Count, bar.Also))
            .ShouldBe([(4L, "unevenness 0.31, planned 0.22"), (1L, "unevenness 0.05, planned 0.05")]);
    }

    [Fact]
    public async Task Supervisor_sees_their_own_teams_only()
    {
        await using var desk = await InsightDesk.OpenAsync();
        await PlanAsync(desk, "one", new(4, 3, 120_000, 310_000, 220_000, Prices()));
        await PlanAsync(desk, "two", new(1, 1, 0, 50_000, 50_000, Prices()));

        var tile = await desk.ReadAsync(InsightKind.Spread, desk.Sam);

        tile.Bars[0].Bars.ShouldHaveSingleItem().Count.ShouldBe(4);
    }

    [Fact]
    public async Task Without_a_plan_and_for_one_role_the_tile_says_why_there_is_no_figure()
    {
        await using var desk = await InsightDesk.OpenAsync();

        var none = await desk.ReadAsync(InsightKind.Spread);
        var role = await desk.ReadAsync(InsightKind.Spread, filter: new() { Role = "agent" });

        none.Figures.ShouldHaveSingleItem().Absent!.ShouldStartWith("Nothing is planned");
        role.Figures.ShouldHaveSingleItem().Absent.ShouldBe(InsightContext.NotByRole);
    }

    private static Dictionary<string, long> Prices() => new(StringComparer.Ordinal);

    private static async Task PlanAsync(InsightDesk desk, string team, ExpertPlan plan)
    {
        await using var db = desk.Open();
        db.ExpertPlans.Add(
            new()
            {
                TenantId = desk.Admin.TenantId,
                TeamKey = team,
                Version = 1,
                At = desk.Database.Clock.GetUtcNow(),
                ContentJson = Encoding.UTF8.GetString(CanonicalJson.Serialize(plan)),
            }
        );
        await db.SaveChangesAsync();
    }
}
