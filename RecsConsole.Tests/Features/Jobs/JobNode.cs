using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Jobs.Running;

namespace RecsConsole.Tests.Features.Jobs;

/// <summary>A dispatcher with its own slots, like that of one process.</summary>
internal sealed class JobNode : IDisposable
{
    private readonly JobSlots _slots;

    public JobNode(JobYard yard)
    {
        _slots = ActivatorUtilities.CreateInstance<JobSlots>(yard.Database.Services);
        Dispatcher = ActivatorUtilities.CreateInstance<JobDispatcher>(yard.Database.Services, _slots);
    }

    public JobDispatcher Dispatcher { get; }

    /// <summary>Starts due and waiting runs and waits until they end.</summary>
    public async Task SweepAsync(params Guid[] tenants)
    {
        await Dispatcher.SweepAsync(tenants, CancellationToken.None);
        await _slots.WhenEmptyAsync();
    }

    public void Dispose() => Dispatcher.Dispose();
}
