using RecsConsole.Tests.Support.Servers;
using Xunit;

namespace RecsConsole.Tests.Connectors;

/// <summary>One Request Tracker for the tests of a group, each of which finds no ticket of the tests before it.</summary>
public sealed class SharedRt : IAsyncDisposable
{
    private RtServer? _server;

    /// <summary>The running server, with empty queues; without Request Tracker, the calling test is skipped.</summary>
    public async Task<RtServer> OpenAsync()
    {
        _server ??= await StartAsync();
        if (!_server.IsRunning) // a test that stopped it failed
        {
            await _server.StartAgainAsync();
        }

        await _server.DeleteAllAsync();
        return _server;
    }

    /// <summary>A server of one test alone; without Request Tracker, the calling test is skipped.</summary>
    public static Task<RtServer> StartAsync()
    {
        Assert.SkipWhen(RtServer.Missing is not null, RtServer.Missing ?? "");
        return RtServer.StartAsync();
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
