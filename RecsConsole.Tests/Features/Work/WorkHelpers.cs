using Microsoft.Extensions.DependencyInjection;
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
