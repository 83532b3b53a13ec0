using Microsoft.JSInterop;

namespace RecsConsole.Components;

/// <summary>Tells a page that was left from a fault: what was asked of the browser has nobody left to answer it, and nobody misses it.</summary>
public static class BrowserGone
{
    public static bool Is(Exception exception) =>
        exception is JSDisconnectedException or OperationCanceledException or ObjectDisposedException;
}
