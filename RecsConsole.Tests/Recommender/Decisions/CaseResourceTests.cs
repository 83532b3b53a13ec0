using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Decisions;

/// <summary>Who may view a case is decided by the same attributes whether the whole case is read or not.</summary>
public sealed class CaseResourceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Attributes_read_alone_are_those_of_the_case()
    {
        await using var world = await DeskWorld.CreateAsync();
        var (source, agent) = (world.Get<ICaseSource>(), world.Here.Agent);
        var record = await source.ReadAsync(agent, world.Here.CaseId, Token);

        var resource = await source.FindResourceAsync(agent, world.Here.CaseId, Token);

        Told(resource!).ShouldBe(Told(AccessResources.Of(record!, agent.TenantId)));
    }

    [Fact]
    public async Task Case_of_another_tenant_has_none()
    {
        await using var world = await DeskWorld.CreateAsync();

        var resource = await world.Get<ICaseSource>().FindResourceAsync(world.Elsewhere.Agent, world.Here.CaseId, Token);

        resource.ShouldBeNull();
    }

    private static string Told(AccessResource resource) =>
        string.Join(
            '|',
            resource.Kind,
            resource.Id,
            resource.TenantId,
            resource.Classification,
            string.Join(',', resource.Regions),
            string.Join(',', resource.Teams),
            resource.AssignedPersonId,
            resource.CaseId,
            resource.Revision
        );
}
