using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Tenancy;

public sealed class DatabaseWorkflowSourceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Workflow_that_did_not_change_is_parsed_once_and_a_changed_one_is_in_force_at_once()
    {
        await using var world = await DeskWorld.CreateAsync();
        var source = new DatabaseWorkflowSource(world.Get<TenantDb>());

        var first = await source.ReadAsync(world.Here.Agent, "ticket", Token);
        var again = await source.ReadAsync(world.Here.Agent, "ticket", Token);
        await world.AllowReopeningAsync();
        var changed = await source.ReadAsync(world.Here.Agent, "ticket", Token);

        first.ShouldNotBeNull();
        again.ShouldBeSameAs(first);
        changed.ShouldNotBeNull().Transitions.Count.ShouldBe(first.Transitions.Count + 1);
    }
}
