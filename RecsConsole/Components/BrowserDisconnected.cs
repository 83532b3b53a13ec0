using Microsoft.JSInterop;

namespace RecsConsole.Components;

/// <summary>
/// Distinguishes a page that was left from an error: no browser answers a pending call then, and the exception can be ignored.
/// </summary>
public static class BrowserDisconnected
{
    public static bool Is(Exception exception) =>
        exception is JSDisconnectedException or OperationCanceledException or ObjectDisposedException;
}
