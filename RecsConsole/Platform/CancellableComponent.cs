using Microsoft.AspNetCore.Components;

namespace RecsConsole.Platform;

/// <summary>
/// A component whose work ends with it: pass <see cref="Disposed"/> to everything it starts, so that nothing keeps running for a page that
/// was left.
/// </summary>
public abstract class CancellableComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _disposal = new();

    protected CancellableComponent() => Disposed = _disposal.Token; // taken once: a disposed source gives no token

    /// <summary>Cancelled when the component leaves the screen or its circuit ends.</summary>
    protected CancellationToken Disposed { get; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_disposal.IsCancellationRequested)
        {
            _disposal.Cancel();
            _disposal.Dispose();
        }
    }
}
