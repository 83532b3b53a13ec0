using RecsConsole.Features.Models.Overview;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Overview;

/// <summary>The registry is sorted by number, status and dates, in every database.</summary>
public sealed class ModelOrderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Models_are_in_the_order_that_is_asked_for(DatabaseProvider provider)
    {
        await using var world = await ModelWorld.OpenAsync(provider);
        var now = world.Desk.Database.Clock.GetUtcNow();
        await AddAsync(world, ModelStatus.Retired, now.AddHours(-1), promotedAt: now.AddDays(-2));
        await AddAsync(world, ModelStatus.Live, now.AddHours(-4), promotedAt: now.AddDays(-1));
        await AddAsync(world, ModelStatus.Pilot, now.AddHours(-2), promotedAt: now.AddDays(-3));
        await AddAsync(world, ModelStatus.Shadow, now.AddHours(-3), promotedAt: null);

        (await ListAsync(world, new())).ShouldBe("4321");
        (await ListAsync(world, By(ModelSort.Version, false))).ShouldBe("1234");
        (await ListAsync(world, By(ModelSort.Status, false))).ShouldBe("2341", "what ranks comes first");
        (await ListAsync(world, By(ModelSort.Status, true))).ShouldBe("1432");
        (await ListAsync(world, By(ModelSort.Trained, true))).ShouldBe("1342");
        (await ListAsync(world, By(ModelSort.Trained, false))).ShouldBe("2431");
        (await ListAsync(world, By(ModelSort.Promoted, true))).ShouldBe("2134", "a model that never ranked comes last");
        (await ListAsync(world, By(ModelSort.Promoted, false))).ShouldBe("3124", "in the other direction too");
    }

    [Fact]
    public void Heading_changes_the_order_in_the_address_and_does_not_narrow_the_list()
    {
        var byDate = new ModelFilter { Page = 2 }.SortedBy("trained");

        byDate.Address.ShouldBe("/models?sort=trained&desc=1");
        byDate.IsNarrowed.ShouldBeFalse();
        new ModelFilter().SortedBy("version").Address.ShouldBe("/models?sort=version");
        new ModelFilter().SortedBy("status").Address.ShouldBe("/models?sort=status");
    }

    private static ModelFilter By(ModelSort sort, bool isDescending) => new() { Order = new(sort, isDescending) };

    private static Task<string> AddAsync(ModelWorld world, ModelStatus status, DateTimeOffset createdAt, DateTimeOffset? promotedAt) =>
        world.RegisterAsync(change: row => (row.Status, row.CreatedAt, row.PromotedAt) = (status, createdAt, promotedAt));

    // the numbers of the models, in the order of the list
    private static async Task<string> ListAsync(ModelWorld world, ModelFilter filter)
    {
        var list = (await world.Get<ListModels>().RunAsync(world.Supervisor, filter, Token)).Value!;
        return string.Concat(list.Lines.Select(line => line.Version[^1]));
    }
}
