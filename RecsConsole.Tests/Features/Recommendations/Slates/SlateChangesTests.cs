using System.Collections.Concurrent;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Slates;

/// <summary>An open page follows changes around its case without constant polling.</summary>
public sealed class SlateChangesTests
{
    [Fact]
    [Trait("Req", "R199")]
    public async Task Change_is_told_at_once_the_next_ones_together_and_a_right_always_at_once()
    {
        await using var world = await DeskWorld.CreateAsync();
        var poller = world.Get<ChangePoller>();
        await poller.PollOnceAsync(CancellationToken.None);
        using var told = new SemaphoreSlim(0);
        var urgent = new ConcurrentQueue<bool>();
        using var changes = new SlateChanges(
            poller,
            world.Database.Clock,
            world.Here.Agent,
            isUrgent =>
            {
                urgent.Enqueue(isUrgent);
                told.Release();
                return Task.CompletedTask;
            }
        );

        await MoveAsync(world, ChangeKind.Document);
        (await told.WaitAsync(TimeSpan.FromSeconds(5))).ShouldBeTrue();
        await MoveAsync(world, ChangeKind.Document);
        await MoveAsync(world, ChangeKind.Catalog);
        told.CurrentCount.ShouldBe(0);
        await MoveAsync(world, ChangeKind.Permission);
        (await told.WaitAsync(TimeSpan.FromSeconds(5))).ShouldBeTrue();
        world.Database.Clock.Advance(TimeSpan.FromSeconds(11));

        (await told.WaitAsync(TimeSpan.FromSeconds(5))).ShouldBeTrue();
        told.CurrentCount.ShouldBe(0);
        urgent.ShouldBe([false, true, false]);
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Change_of_another_tenant_or_of_a_case_is_not_told()
    {
        await using var world = await DeskWorld.CreateAsync();
        var poller = world.Get<ChangePoller>();
        await poller.PollOnceAsync(CancellationToken.None);
        var told = 0;
        using var changes = new SlateChanges(
            poller,
            world.Database.Clock,
            world.Elsewhere.Agent,
            _ =>
            {
                Interlocked.Increment(ref told);
                return Task.CompletedTask;
            }
        );

        await MoveAsync(world, ChangeKind.Document);
        await MoveAsync(world, ChangeKind.Case);

        Volatile.Read(ref told).ShouldBe(0);
    }

    private static async Task MoveAsync(DeskWorld world, ChangeKind kind)
    {
        await world.ChangeAsync(kind, _ => { });
        await world.Get<ChangePoller>().PollOnceAsync(CancellationToken.None);
    }
}
