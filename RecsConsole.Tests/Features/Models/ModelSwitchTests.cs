using RecsConsole.Features.Models.Life;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models;

public sealed class ModelSwitchTests
{
    [Fact]
    [Trait("Req", "R126")]
    public async Task Models_are_stopped_and_resumed_with_a_reason()
    {
        await using var world = await ModelWorld.OpenAsync();
        await world.PutIntoForceAsync(await world.RegisterAsync());
        var stop = world.Get<StopModels>();

        var silent = await stop.RunAsync(world.Adele, "", CancellationToken.None);
        var stopped = await stop.RunAsync(world.Adele, "Odd slates", CancellationToken.None);
        var again = await stop.RunAsync(world.Rupert, "Odd slates", CancellationToken.None);
        var state = await SwitchAsync(world);

        silent.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        stopped.Value.ShouldBe("Models are stopped. The weighted rules rank from the next recommendation.");
        again.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (state.IsStopped, state.Why, state.By).ShouldBe((true, "Odd slates", "Person adele"));

        var resumed = await world.Get<ResumeModels>().RunAsync(world.Rupert, new("Found it", state.Revision), CancellationToken.None);

        resumed.IsOk.ShouldBeTrue();
        (await SwitchAsync(world)).IsStopped.ShouldBeFalse();
        await using var db = world.Desk.Open();
        db.AuditEntries.Count(entry => entry.ObjectKind == "model-switch").ShouldBe(2);
    }

    [Fact]
    public async Task Resuming_is_refused_when_what_would_rank_changed_since_it_was_seen()
    {
        await using var world = await ModelWorld.OpenAsync();
        await world.Get<StopModels>().RunAsync(world.Adele, "Odd slates", CancellationToken.None);
        var seen = await SwitchAsync(world);
        await world.PutIntoForceAsync(await world.RegisterAsync());

        var result = await world.Get<ResumeModels>().RunAsync(world.Rupert, new("Go on", seen.Revision), CancellationToken.None);

        result.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await SwitchAsync(world)).IsStopped.ShouldBeTrue();
    }

    private static async Task<SwitchState> SwitchAsync(ModelWorld world) =>
        (await world.Get<ListModels>().RunAsync(world.Supervisor, new(), CancellationToken.None)).Value!.Now.Switch;
}
