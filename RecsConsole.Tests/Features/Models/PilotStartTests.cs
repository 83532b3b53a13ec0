using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Models;

/// <summary>
/// A pilot experiments with the tenant's people, so it starts only after a second person of the tenant approves it; the approval is
/// stored.
/// </summary>
public sealed class PilotStartTests
{
    [Fact]
    [Trait("Req", "R131")]
    public async Task Pilot_begins_only_with_the_recorded_approval_of_somebody_else()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync();

        var unasked = await world.PromoteAsync(world.Rupert, version);
        await world.ProposeAsync(world.Adele, version, ModelStatus.Pilot, 20);
        var own = await world.PromoteAsync(world.Adele, version);
        var before = (await world.RowAsync(version)).Status;
        var approved = await world.PromoteAsync(world.Rupert, version);

        unasked.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        own.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        before.ShouldBe(ModelStatus.Shadow);
        approved.IsOk.ShouldBeTrue(approved.Error?.Message);
        var row = await world.RowAsync(version);
        (row.Status, row.PromotedById).ShouldBe((ModelStatus.Pilot, world.Rupert.PersonId));
        row.PromotedAt.ShouldNotBeNull();
        await using var db = world.Desk.Open();
        (
            await db.AuditEntries.CountAsync(
                entry => entry.Operation == "promote.model" && entry.ActorId == world.Rupert.PersonId,
                TestContext.Current.CancellationToken
            )
        ).ShouldBePositive();
    }
}
