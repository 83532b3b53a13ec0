using Microsoft.AspNetCore.Components;

namespace RecsConsole.Platform;

/// <summary>
/// A component whose work ends with it: pass <see cref="Disposed"/> to everything it starts, so that nothing keeps running for a page that
/// was left.
/// </summary>
public abstract class CancellableComponent : ComponentBase, IDisposable
{
    private CancellationTokenSource? _disposal; // made when it is first asked for: most components of an open page start nothing
    private CancellationToken _token; // taken once: a disposed source gives no token
    private bool _isDisposed;

    /// <summary>Cancelled when the component leaves the screen or its circuit ends.</summary>
    protected CancellationToken Disposed =>
        _isDisposed ? new(canceled: true)
        : _disposal is null ? Begin()
        : _token;

    private CancellationToken Begin()
    {
        var disposal = new CancellationTokenSource();
        _token = disposal.Token;
        _disposal = disposal;
        return _token;
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            _disposal?.Cancel();
            _disposal?.Dispose();
        }
    }
}
