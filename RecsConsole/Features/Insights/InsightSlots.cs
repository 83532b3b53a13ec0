using System.Diagnostics.CodeAnalysis;

namespace RecsConsole.Features.Insights;

/// <summary>
/// Reads figures off the circuit's thread, a few at a time: an embedded database answers synchronously, and a slow tile must not block the
/// other tiles or keyboard input.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Tiles give their slot back after their page was left: see _slots.")]
public sealed class InsightSlots
{
    /// <summary>How many figures are read at a time.</summary>
    public const int AtOnce = 3;

    // More in parallel would only wait for the same disk, which other users need too. Not disposed: tiles may still be reading when their
    // page is left, and release their slot afterwards; without a wait handle there is nothing to free.
    private readonly SemaphoreSlim _slots = new(AtOnce, AtOnce);

    public async Task<T> RunAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(read, cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }
}
