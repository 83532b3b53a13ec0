using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace RecsConsole.E2E;

/// <summary>Holds the messages of a page's circuit, so that they reach the server only after release.</summary>
public sealed class SlowLine
{
    private readonly ConcurrentQueue<Action> _held = new();
    private volatile bool _isHeld;

    private SlowLine() { }

    /// <summary>Must be called before the page opens: a circuit that exists already is not held.</summary>
    public static async Task<SlowLine> OnAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var line = new SlowLine();
        await page.RouteWebSocketAsync("**/_blazor**", line.Connect);
        return line;
    }

    public void Hold() => _isHeld = true;

    public void Release()
    {
        _isHeld = false;
        while (_held.TryDequeue(out var send))
        {
            send();
        }
    }

    private void Connect(IWebSocketRoute browser)
    {
        var server = browser.ConnectToServer();
        browser.OnMessage(frame =>
        {
            Action send = () => Send(server, frame);
            if (_isHeld)
            {
                _held.Enqueue(send);
            }
            else
            {
                send();
            }
        });
        server.OnMessage(frame => Send(browser, frame));
    }

    private static void Send(IWebSocketRoute to, IWebSocketFrame frame)
    {
        if (frame.Binary is { } bytes)
        {
            to.Send(bytes);
        }
        else
        {
            to.Send(frame.Text!);
        }
    }
}
