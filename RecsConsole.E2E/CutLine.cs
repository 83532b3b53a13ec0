using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace RecsConsole.E2E;

/// <summary>The line of a page's circuit, which can be cut: the page cannot reach the server until it is mended.</summary>
public sealed class CutLine
{
    private readonly ConcurrentBag<IWebSocketRoute> _open = [];
    private volatile bool _isCut;

    private CutLine() { }

    /// <summary>Before the page is opened: the circuit that it has is not cut.</summary>
    public static async Task<CutLine> OnAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var line = new CutLine();
        await page.RouteWebSocketAsync("**/_blazor**", line.Connect);
        await page.RouteAsync("**/_blazor/negotiate**", route => line._isCut ? route.AbortAsync() : route.ContinueAsync());
        return line;
    }

    public async Task CutAsync()
    {
        _isCut = true;
        foreach (var socket in _open)
        {
            await socket.CloseAsync();
        }

        _open.Clear();
    }

    public void Mend() => _isCut = false;

    private void Connect(IWebSocketRoute browser)
    {
        _open.Add(browser);
        browser.ConnectToServer();
    }
}
