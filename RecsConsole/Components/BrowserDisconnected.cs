using Microsoft.JSInterop;

namespace RecsConsole.Components;

/// <summary>
/// Distinguishes a page that was left from an error: a pending browser call then has no one to answer it, and can be ignored.
/// </summary>
public static class BrowserDisconnected
{
    public static bool Is(Exception exception) =>
        exception is JSDisconnectedException or OperationCanceledException or ObjectDisposedException;
}
