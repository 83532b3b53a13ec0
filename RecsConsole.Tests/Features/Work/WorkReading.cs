using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

/// <summary>Reads somebody's work as page and rail do, and holds that both count the same.</summary>
internal static class WorkReading
{
    public static async Task<WorkView> ReadWorkAsync(this TestDatabase database, Actor actor, WorkFilter? filter = null)
    {
        await using var scope = database.Services.CreateAsyncScope();
        var token = TestContext.Current.CancellationToken;
        var read = await scope.ServiceProvider.GetRequiredService<ReadWork>().RunAsync(actor, filter ?? new(), token);
        var view = read.Value ?? throw new InvalidOperationException(read.Error!.Message);
        var counted = await scope.ServiceProvider.GetRequiredService<CountWork>().RunAsync(actor, token);
        counted.Value.ShouldBe(view.Total);
        return view;
    }

    /// <summary>Nothing waits for them, and nothing they sent waits for others.</summary>
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
