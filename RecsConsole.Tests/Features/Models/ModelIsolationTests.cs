using RecsConsole.Features.Models.Detail;
using RecsConsole.Features.Models.Life;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Features.Models.Training;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models;

public sealed class ModelIsolationTests
{
    [Fact]
    [Trait("Req", "R57")]
    public async Task Second_tenant_sees_and_moves_nothing()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.PutIntoForceAsync(await world.RegisterAsync());
        await world.Get<RequestRetraining>().RunAsync(world.Adele, null, CancellationToken.None);

        var list = await world.Get<ListModels>().RunAsync(world.Stranger, new(), CancellationToken.None);
        var read = await world.Get<ReadModel>().RunAsync(world.Stranger, version, CancellationToken.None);
        var back = await world.RollBackAsync(world.Stranger, version, toHeuristic: true);

        list.Value!.All.ShouldBe(0);
        list.Value.Now.Kinds.ShouldAllBe(kind => kind.Live == null);
        list.Value.Retraining.ShouldBe(new(null, null));
        read.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        back.Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Supervisor_reads_but_moves_nothing_and_an_agent_does_not_even_read()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync();

        var list = await world.Get<ListModels>().RunAsync(world.Supervisor, new(), CancellationToken.None);
        var proposed = await world.ProposeAsync(world.Supervisor, version);
        var stopped = await world.Get<StopModels>().RunAsync(world.Supervisor, "Why not", CancellationToken.None);
        var agent = await world.Get<ReadModel>().RunAsync(world.Desk.Here.Agent, version, CancellationToken.None);

        list.Value!.MayManage.ShouldBeFalse();
        list.Value.Lines.Count.ShouldBe(1);
        proposed.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        stopped.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        agent.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = world.Desk.Open();
        db.AuditEntries.Count(entry => entry.Outcome == "denied").ShouldBe(3);
    }

    [Fact]
    [Trait("Req", "R199")]
    public async Task Right_lost_while_the_page_is_open_denies_its_next_command()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync();
        await world.ProposeAsync(world.Adele, version);
        await world.Desk.ChangeAsync(ChangeKind.Permission, db => db.People.Single(person => person.Key == "rupert").Roles = ["agent"]);

        var promoted = await world.PromoteAsync(world.Rupert, version);
        var read = await world.Get<ReadModel>().RunAsync(world.Rupert, version, CancellationToken.None);

        promoted.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        read.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = world.Desk.Open();
        db.AuditEntries.Count(entry => entry.Outcome == "denied" && entry.ActorId == world.Rupert.PersonId).ShouldBe(2);
    }
}
