using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Startup;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Loops;

public sealed class WarmUpOnceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tenants_come_in_turn_and_one_that_fails_is_named_and_holds_up_neither_the_next_nor_the_site()
    {
        await using var world = await DeskWorld.CreateAsync();
        var first = world.Elsewhere.TenantId; // by key

        // as a query that took too long, while the site runs
        using var warmUp = new Turns(world.Get<TenantDb>(), (_, _) => throw new TaskCanceledException(), first);
        await warmUp.StartAsync(Token);
        await warmUp.ExecuteTask!;

        warmUp.Asked.ShouldBe([first, world.Here.TenantId]);
        warmUp.NotWarm.ShouldBe([first]);
    }

    [Fact]
    public async Task Site_that_stops_ends_the_turn_and_begins_no_other()
    {
        await using var world = await DeskWorld.CreateAsync();
        using var warmUp = new Turns(
            world.Get<TenantDb>(),
            (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, token),
            world.Elsewhere.TenantId
        );
        await warmUp.StartAsync(Token);
        await warmUp.Begun;

        await warmUp.StopAsync(Token);

        warmUp.ExecuteTask!.IsCanceled.ShouldBeTrue();
        warmUp.Asked.ShouldBe([world.Elsewhere.TenantId]);
        warmUp.NotWarm.ShouldBeEmpty();
    }

    private sealed class Turns(TenantDb tenantDb, Func<Actor, CancellationToken, Task> prepare, Guid only) : WarmUpOnce
    {
        private readonly TaskCompletionSource _begun = new();

        public List<Guid> Asked { get; } = [];

        public List<Guid> NotWarm { get; } = [];

        public Task Begun => _begun.Task;

        protected override Task PrepareAsync(CancellationToken stoppingToken) =>
            ForEachTenantAsync(
                tenantDb,
                (job, token) =>
                {
                    Asked.Add(job.TenantId);
                    _begun.TrySetResult();
                    return job.TenantId == only ? prepare(job, token) : Task.CompletedTask;
                },
                stoppingToken
            );

        protected override void LogNotWarm(Exception exception) => throw exception;

        protected override void LogTenantNotWarm(Exception exception, Guid tenantId) => NotWarm.Add(tenantId);
    }
}
