using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Audit;

/// <summary>Whether every decision of the window can be reconstructed, including its outcome.</summary>
public sealed class DecisionCompletenessTests
{
    [Theory]
    [Trait("Req", "R150")]
    [InlineData("DELETE FROM \"CaseEvents\" WHERE \"DecisionId\" IS NOT NULL")]
    [InlineData("UPDATE \"CaseEvents\" SET \"DecisionId\" = NULL")]
    [InlineData("DELETE FROM \"DecisionItems\"")]
    public async Task Lost_link_to_what_came_of_a_decision_is_found(string loss)
    {
        await using var world = await TrailWorld.CreateAsync();
        await AcceptAsync(world);
        await using var db = world.Desk.Open();
        var item = await db.DecisionItems.FirstAsync();
        db.Labels.Add(
            new()
            {
                TenantId = item.TenantId,
                DecisionId = item.DecisionId,
                Kind = item.Kind,
                ItemId = item.ItemId,
                Name = "executed",
                Applies = true,
            }
        );
        await db.SaveChangesAsync();
        var whole = await new DecisionCompleteness(db, world.Desk.Database.Clock).ReadAsync(TimeSpan.FromMinutes(1), default);
        await Intruder.BreakInAsync(db);
        await Intruder.DoAsync(db, loss);

        var broken = await new DecisionCompleteness(db, world.Desk.Database.Clock).ReadAsync(TimeSpan.FromMinutes(1), default);

        (whole.Decisions, whole.Complete).ShouldBe((1, 1));
        broken.Complete.ShouldBe(broken.Decisions - 1);
    }

    [Fact]
    [Trait("Req", "R150")]
    public async Task All_decisions_are_looked_at_page_by_page_as_far_as_there_is_time()
    {
        await using var world = await TrailWorld.CreateAsync();
        var clock = world.Desk.Database.Clock;
        clock.Advance(TimeSpan.FromMinutes(5));
        await world.Desk.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == world.Desk.Here.CaseId).Priority = 1);
        await world.Desk.RecommendAsync();
        await using var db = world.Desk.Open();
        var completeness = new DecisionCompleteness(db, clock) { PageSize = 1 };

        var all = await completeness.ReadAsync(TimeSpan.FromMinutes(1), default);
        var first = await completeness.ReadAsync(TimeSpan.FromTicks(-1), default);
        clock.Advance(TimeSpan.FromDays(DecisionCompleteness.WindowDays + 1));
        var later = await completeness.ReadAsync(TimeSpan.FromMinutes(1), default);

        all.ShouldBe(new(2, 2, Guid.Empty, IsWhole: true));
        first.ShouldBe(new(1, 1, Guid.Empty, IsWhole: false));
        later.Decisions.ShouldBe(0);
    }

    private static async Task AcceptAsync(TrailWorld world)
    {
        var result = await world.Desk.RespondAsync(
            new(
                Guid.NewGuid(),
                world.Decision.DecisionId!.Value,
                ResponseKind.Accept,
                SlateKind.Action,
                world.Decision.Slate(SlateKind.Action).Items[0].Id,
                IsConfirmed: true
            )
        );
        result.IsOk.ShouldBeTrue();
    }
}
