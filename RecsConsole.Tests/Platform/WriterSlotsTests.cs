using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform;

/// <summary>Writers of an embedded database come one after the other, in the order in which they asked.</summary>
public sealed class WriterSlotsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writers_come_in_the_order_in_which_they_asked()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var first = await OpenAsync(world);
        await using var second = await OpenAsync(world);
        await using var third = await OpenAsync(world);
        var one = await WriterSlots.BeginAsync(first, Token);
        var two = WriterSlots.BeginAsync(second, Token);
        var three = WriterSlots.BeginAsync(third, Token);

        two.IsCompleted.ShouldBeFalse();
        await one.DisposeAsync();
        await (await two).DisposeAsync();
        await (await three).DisposeAsync();
    }

    [Fact]
    public async Task Writer_that_gives_up_leaves_its_place_to_the_next()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var first = await OpenAsync(world);
        await using var second = await OpenAsync(world);
        using var given = new CancellationTokenSource();
        var one = await WriterSlots.BeginAsync(first, Token);
        var two = WriterSlots.BeginAsync(second, given.Token);
        await given.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(two);
        await one.DisposeAsync();

        await using var next = await WriterSlots.BeginAsync(second, Token).WaitAsync(TimeSpan.FromSeconds(8), Token);

        next.ShouldNotBeNull();
    }

    private static Task<ConsoleDbContext> OpenAsync(DeskWorld world) =>
        world.Database.Services.GetRequiredService<TenantDb>().OpenAsync(world.Here.Agent, Token);
}
