using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Comparison;
using RecsConsole.Features.Models.Detail;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models;

/// <summary>Any two models side by side, a model as a file, and training that changed nothing.</summary>
public sealed class CompareModelsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_two_versions_stand_side_by_side_with_what_their_figures_rest_on()
    {
        await using var world = await ModelWorld.OpenAsync();
        var (first, second) = (await world.RegisterAsync(), await world.RegisterAsync());

        var view = (await CompareAsync(world, world.Supervisor, first, second)).Value!;

        view.Choices.ShouldBe([second, first]);
        (view.First!.Version, view.Second!.Version).ShouldBe((first, second));
        view.Weights.ShouldAllBe(weight => weight.First != null || weight.Second != null);
        (await CompareAsync(world, world.Supervisor, first, "no-such-model")).Value!.Second.ShouldBeNull();
        (await CompareAsync(world, world.Stranger, first, second)).Value!.First.ShouldBeNull("another tenant");
        (await CompareAsync(world, world.Desk.Here.Agent, first, second)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    [Fact]
    public async Task Model_is_a_file_with_the_hash_of_its_page_for_administrators()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync();
        var export = world.Get<ExportModel>();

        var file = (await export.RunAsync(world.Adele, version, Token)).Value!;
        var refused = await export.RunAsync(world.Supervisor, version, Token);
        var foreign = await export.RunAsync(world.Stranger, version, Token);

        file.Name.ShouldBe($"{version}.json");
        CanonicalHash.Of(file.Content).ShouldBe((await world.RowAsync(version)).ContentHash);
        refused.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        foreign.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await using var db = world.Desk.Open();
        db.AuditEntries.Count(entry => entry.Operation == "export.model" && entry.Outcome == "done").ShouldBe(1);
    }

    [Fact]
    public async Task Model_of_the_same_rows_and_engine_says_that_nothing_changed()
    {
        await using var world = await ModelWorld.OpenAsync();
        var (first, second) = (await world.RegisterAsync(), await world.RegisterAsync());
        var read = world.Get<ReadModel>();
        var hash = (await read.RunAsync(world.Adele, first, Token)).Value!.Line.Report!.DataHash;

        (await read.RunAsync(world.Adele, second, Token)).Value!.SameAs.ShouldBe(hash.Length == 0 ? null : first);
        (await read.RunAsync(world.Adele, first, Token)).Value!.SameAs.ShouldBeNull("nothing came before it");
    }

    private static Task<Result<ModelComparison>> CompareAsync(ModelWorld world, Actor actor, string first, string second) =>
        world.Get<CompareModels>().RunAsync(actor, new() { First = first, Second = second }, Token);
}
