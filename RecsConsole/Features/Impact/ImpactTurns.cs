using System.Collections.Concurrent;

namespace RecsConsole.Features.Impact;

/// <summary>
/// Lets one measurement of a tenant run at a time in this process, because each uses all processors; the others wait for their turn.
/// </summary>
public sealed class ImpactTurns
{
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> _gates = [];

    /// <param name="onWaiting">Called with true before a wait for another measurement, and with false after it.</param>
    public async Task<T> RunAsync<T>(Guid tenantId, Action<bool> onWaiting, Func<Task<T>> measure, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(onWaiting);
        ArgumentNullException.ThrowIfNull(measure);
        var gate = _gates.GetOrAdd(tenantId, _ => new(1, 1));
        var hasWaited = false;
        if (!await gate.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            onWaiting(true);
            await gate.WaitAsync(cancellationToken);
            hasWaited = true;
        }

        try
        {
            if (hasWaited)
            {
                onWaiting(false);
            }

            return await measure();
        }
        finally
        {
            gate.Release();
        }
    }
}
