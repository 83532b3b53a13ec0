using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Waiting;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

/// <summary>The number in the rail is right after every change, and reads only what the change concerns.</summary>
public sealed class WorkCountsTests
{
    private readonly CasesSource _ofCases = new();
    private readonly CatalogSource _ofCatalog = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Second_page_of_a_person_reads_nothing_again()
    {
        await using var world = await WorldAsync();
        await CountAsync(world);
        await CountAsync(world);

        (_ofCases.Reads, _ofCatalog.Reads).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Change_reads_the_source_that_follows_it_and_no_other()
    {
        await using var world = await WorldAsync();
        await CountAsync(world);
        _ofCases.Waiting = 5;

        await ChangeAsync(world, ChangeKind.Case);

        (await CountAsync(world)).ShouldBe(6);
        (_ofCases.Reads, _ofCatalog.Reads).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Changed_rights_read_everything_again()
    {
        await using var world = await WorldAsync();
        await CountAsync(world);

        await ChangeAsync(world, ChangeKind.Permission);
        await CountAsync(world);

        (_ofCases.Reads, _ofCatalog.Reads).ShouldBe((2, 2));
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Change_of_another_tenant_changes_nothing_and_another_person_has_a_number_of_their_own()
    {
        await using var world = await WorldAsync();
        await CountAsync(world);

        await ChangeAsync(world, ChangeKind.Case, world.Elsewhere.TenantId);
        await CountAsync(world);
        _ofCases.Reads.ShouldBe(1);

        await CountAsync(world, await world.AddPersonAsync("adele", "admin"));
        _ofCases.Reads.ShouldBe(2);
    }

    [Fact]
    public async Task Number_is_read_again_when_it_is_old_since_some_work_begins_by_the_clock()
    {
        await using var world = await WorldAsync();
        await CountAsync(world);

        world.Database.Clock.Advance(WorkCounts.MaxAge);
        await CountAsync(world);

        _ofCases.Reads.ShouldBe(2);
    }

    private async Task<DeskWorld> WorldAsync()
    {
        var world = await DeskWorld.CreateAsync(replace: services =>
            services.AddWork().AddSingleton<IWorkSource>(_ofCases).AddSingleton<IWorkSource>(_ofCatalog)
        );
        await world.Get<ChangePoller>().PollOnceAsync(Token); // from here on it tells changes
        return world;
    }

    private static async Task<int> CountAsync(DeskWorld world, Actor? actor = null)
    {
        await using var scope = world.Database.Services.CreateAsyncScope();
        var counted = await scope.ServiceProvider.GetRequiredService<CountWork>().RunAsync(actor ?? world.Here.Agent, Token);
        counted.Error.ShouldBeNull();
        return counted.Value;
    }

    private static async Task ChangeAsync(DeskWorld world, ChangeKind kind, Guid? tenantId = null)
    {
        await using (var db = world.Database.Open())
        {
            db.BindTo(tenantId ?? world.Here.TenantId);
            ChangeFeed.Append(db, kind, Guid.NewGuid().ToString("D"), world.Database.Clock.GetUtcNow());
            await db.SaveChangesAsync(Token);
        }

        await world.Get<ChangePoller>().PollOnceAsync(Token);
    }

    // counts are kept by the type of the source
    private sealed class CasesSource() : CountedSource(ChangeKind.Case);

    private sealed class CatalogSource() : CountedSource(ChangeKind.Catalog);

    private abstract class CountedSource(ChangeKind follows) : IWorkSource
    {
        public int Waiting { get; set; } = 1;

        public int Reads { get; private set; }

        public WaitingKind Kind => WaitingKind.Publish;

        public IReadOnlyList<ChangeKind> Follows => [follows];

        public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
        {
            Reads++;
            IReadOnlyList<WaitingItem> items =
            [
                .. Enumerable
                    .Range(0, Waiting)
                    .Select(number => new WaitingItem(Kind, $"{follows}/{number}", "x", "/work", DateTimeOffset.UnixEpoch)),
            ];
            return Task.FromResult(items);
        }
    }
}
