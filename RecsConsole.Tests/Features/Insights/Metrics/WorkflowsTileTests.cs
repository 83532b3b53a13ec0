using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights.Metrics;

/// <summary>The workflows beside each other: the desk's own, and a second one with one case.</summary>
public sealed class WorkflowsTileTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R182")]
    public async Task Decisions_acceptance_and_sla_stand_side_by_side(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        await AddReturnsAsync(desk);

        var tile = await desk.ReadAsync(InsightKind.Workflows);

        tile.Counts().ShouldBe([("Workflows with decisions", 2, 1)]);
        tile.Bars[0].Counts().ShouldBe([("desk", 6), ("returns", 1)]);
        tile.Bars[1].Rates().ShouldBe([("desk", 1, 6), ("returns", 1, 1)]);
        tile.Bars[2].Rates().ShouldBe([("desk", 3, 4), ("returns", 0, 0)]);
        (await desk.CasesAsync(tile.Bars[0].Bars[1].Cases!)).Lines.ShouldHaveSingleItem().Key.ShouldBe("RET");
    }

    [Fact]
    [Trait("Req", "R183")]
    public async Task Supervisor_sees_the_workflows_of_own_teams_and_a_role_has_no_sla()
    {
        await using var desk = await InsightDesk.OpenAsync();
        await AddReturnsAsync(desk);

        var sam = await desk.ReadAsync(InsightKind.Workflows, desk.Sam);
        var byRole = await desk.ReadAsync(InsightKind.Workflows, filter: new() { Role = "agent" });

        sam.Bars[0].Counts().ShouldBe([("desk", 5)]);
        byRole.Bars.Count.ShouldBe(2);
    }

    [Fact]
    [Trait("Req", "R182")]
    public async Task Number_of_workflows_stands_beside_that_of_the_chosen_period()
    {
        await using var desk = await InsightDesk.OpenAsync();
        await AddReturnsAsync(desk);
        var today = DateOnly.FromDateTime(desk.Database.Clock.GetUtcNow().UtcDateTime);
        var filter = new InsightFilter
        {
            From = today.AddDays(-50),
            To = today.AddDays(-31),
            BeforeFrom = today.AddDays(-4),
            BeforeTo = today,
        };

        var tile = await desk.ReadAsync(InsightKind.Workflows, filter: filter);

        tile.Counts().ShouldBe([("Workflows with decisions", 1, 2)]);
        tile.Ratio.ShouldBeGreaterThan(1);
    }

    // a case of team two in another workflow, with an accepted suggestion
    private static async Task AddReturnsAsync(InsightDesk desk)
    {
        var rows = desk.Rows(desk.Admin.TenantId);
        await using var db = desk.Open();
        db.CaseTypes.Add(
            new()
            {
                TenantId = desk.Admin.TenantId,
                Key = "return",
                Name = "Return",
                WorkflowKey = "returns",
                CalendarKey = "always",
            }
        );
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var found = rows.Case("RET", "two", 3);
        found.TypeKey = "return";
        db.Cases.Add(found);
        var agent = db.People.Single(row => row.Id == desk.Agent.PersonId);
        var (decision, _) = rows.Decision(found, agent, 2, "heuristic-2");
        db.Decisions.Add(decision);
        db.Responses.Add(rows.Response(decision, ResponseKind.Accept, ItemKind.Action, "a1", 1));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
