using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>A page that is left while its figures load.</summary>
public sealed class InsightSlotsTests
{
    [Fact]
    public async Task Figure_that_still_loads_when_the_page_is_left_ends_without_an_error()
    {
        await using var services = new ServiceCollection().AddScoped<InsightSlots>().BuildServiceProvider();
        var scope = services.CreateAsyncScope();
        var slots = scope.ServiceProvider.GetRequiredService<InsightSlots>();
        var release = new TaskCompletionSource();
        using var left = new CancellationTokenSource();
        var reading = Enumerable.Range(0, 3).Select(_ => slots.RunAsync(ReadAsync, CancellationToken.None)).ToList();
        var waiting = slots.RunAsync(() => Task.FromResult(2), left.Token);

        await left.CancelAsync();
        await scope.DisposeAsync();
        release.SetResult();

        (await Task.WhenAll(reading)).ShouldBe([1, 1, 1]);
        await Should.ThrowAsync<OperationCanceledException>(waiting);

        async Task<int> ReadAsync()
        {
            await release.Task;
            return 1;
        }
    }
}
