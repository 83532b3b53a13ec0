using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Access;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

/// <summary>Reads a person's work as page and rail do, and asserts that both have the same count.</summary>
internal static class WorkHelpers
{
    public static async Task<WorkView> ReadWorkAsync(this TestDatabase database, Actor actor, WorkFilter? filter = null)
    {
        await using var scope = database.Services.CreateAsyncScope();
        var token = TestContext.Current.CancellationToken;
        var read = await scope.ServiceProvider.GetRequiredService<ReadWork>().RunAsync(actor, filter ?? new(), token);
        var view = read.Value ?? throw new InvalidOperationException(read.Error!.Message);
        // tests write rows without the change that would refresh what was counted before
        using var counts = ActivatorUtilities.CreateInstance<WorkCounts>(scope.ServiceProvider);
        var counted = await ActivatorUtilities.CreateInstance<CountWork>(scope.ServiceProvider, counts).RunAsync(actor, token);
        counted.Value.ShouldBe(view.Total);
        return view;
    }

    /// <summary>
    /// Runs an operation that changes what waits for this person, and asserts that it raised a change that each source concerned follows
    /// and the open page and the number in the rail follow too.
    /// </summary>
    public static async Task ShouldTellWorkOfAsync(this TestDatabase database, Actor actor, Func<Task> operation)
    {
        var token = TestContext.Current.CancellationToken;
        var (before, last) = (await KeysAsync(database, actor), await LastChangeAsync(database));

        await operation();

        var after = await KeysAsync(database, actor);
        await using var db = database.Open();
        var told = await db
            .Changes.Where(row => row.TenantId == actor.TenantId && row.Id > last)
            .Select(row => row.Kind)
            .ToListAsync(token);
        await using var scope = database.Services.CreateAsyncScope();
        var page = scope.ServiceProvider.GetRequiredService<ReadWork>().Follows.Select(kind => kind.ToCode()).ToList();
        var rail = scope.ServiceProvider.GetRequiredService<CountWork>().Follows.Select(kind => kind.ToCode()).ToList();
        var moved = scope
            .ServiceProvider.GetServices<IWorkSource>()
            .Where(source => !before[source.GetType()].SetEquals(after[source.GetType()]))
            .ToList();
        moved.ShouldNotBeEmpty("the operation changed nothing that waits for this person");
        foreach (var source in moved)
        {
            source.Follows.Select(kind => kind.ToCode()).Intersect(told).ShouldNotBeEmpty($"{source.GetType().Name} was not told");
            source.Follows.Select(kind => kind.ToCode()).Except(page.Intersect(rail)).ShouldBeEmpty();
        }
    }

    private static async Task<long> LastChangeAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Changes.MaxAsync(row => (long?)row.Id, TestContext.Current.CancellationToken) ?? 0;
    }

    // by source, since an item of one may replace that of another
    private static async Task<Dictionary<Type, HashSet<string>>> KeysAsync(TestDatabase database, Actor actor)
    {
        var token = TestContext.Current.CancellationToken;
        await using var scope = database.Services.CreateAsyncScope();
        await using var reader = await scope
            .ServiceProvider.GetRequiredService<OperationScopeFactory>()
            .OpenAsync(actor, AccessOperation.ViewCase, ReadWork.Name, token);
        var desk = new WaitingDesk(reader);
        var keys = new Dictionary<Type, HashSet<string>>();
        foreach (var source in scope.ServiceProvider.GetServices<IWorkSource>())
        {
            keys[source.GetType()] = await source.IsForAsync(desk, token)
                ? [.. (await source.ReadAsync(desk, token)).Select(item => $"{item.Key} {item.IsOwn}")]
                : [];
        }

        return keys;
    }

    public static async Task<Actor> AddPersonAsync(
        this DeskWorld world,
        string name,
        string role,
        int clearance = 2,
        bool elsewhere = false
    )
    {
        var tenantId = (elsewhere ? world.Elsewhere : world.Here).TenantId;
        await using var db = world.Database.Open();
        db.BindTo(tenantId);
        var row = Operators.Person(tenantId, name, role);
        row.Clearance = clearance;
        db.People.Add(row);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return new(tenantId, row.Id);
    }

    /// <summary>Asserts that nothing waits for them and that nothing they submitted waits for others.</summary>
    public static async Task ShouldHaveNoWorkAsync(this TestDatabase database, params Actor[] actors)
    {
        foreach (var actor in actors)
        {
            var view = await database.ReadWorkAsync(actor);
            view.Lines.ShouldBeEmpty();
            view.Sent.ShouldBeEmpty();
        }
    }
}
