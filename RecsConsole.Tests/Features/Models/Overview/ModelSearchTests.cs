using RecsConsole.Features.Models.Overview;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Overview;

/// <summary>The registry is searched by part of a name, in every database.</summary>
public sealed class ModelSearchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Models_are_found_by_part_of_their_name_together_with_the_other_filters(DatabaseProvider provider)
    {
        await using var world = await ModelWorld.OpenAsync(provider);
        await world.RegisterAsync();
        await world.RegisterAsync(change: row => row.Status = ModelStatus.Retired);
        await world.RegisterAsync(change: row => row.Version = "Trees-3");

        (await ListAsync(world, new() { Search = "TREES" })).ShouldBe(["Trees-3"]);
        (await ListAsync(world, new() { Search = "logistic" })).ShouldBe(["logistic-2", "logistic-1"]);
        (await ListAsync(world, new() { Search = "logistic", Status = ModelStatus.Retired })).ShouldBe(["logistic-2"]);
        (await ListAsync(world, new() { Search = "logistic_1" })).ShouldBeEmpty("no letter stands for any other");
    }

    [Fact]
    public async Task Search_narrows_the_list_and_not_what_the_page_says_of_the_registry()
    {
        await using var world = await ModelWorld.OpenAsync();
        await world.RegisterAsync();
        ModelFilter filter = new() { Search = "nothing of it" };

        var list = (await world.Get<ListModels>().RunAsync(world.Supervisor, filter, Token)).Value!;

        (list.Total, list.All).ShouldBe((0, 1));
        filter.IsNarrowed.ShouldBeTrue();
    }

    private static async Task<List<string>> ListAsync(ModelWorld world, ModelFilter filter)
    {
        var list = (await world.Get<ListModels>().RunAsync(world.Supervisor, filter, Token)).Value!;
        list.Total.ShouldBe(list.Lines.Count);
        return [.. list.Lines.Select(line => line.Version)];
    }
}
