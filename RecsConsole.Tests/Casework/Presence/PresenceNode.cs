using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Presence;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Casework.Presence;

/// <summary>One of several processes on a database: its own poller, people and exchange; it does nothing until its turn.</summary>
internal sealed class PresenceNode : IDisposable
{
    private readonly ManualClock _clock;
    private readonly ChangePoller _poller;
    private readonly PresenceExchange _exchange;
    private readonly IDisposable _listening;

    private PresenceNode(TestDatabase database)
    {
        _clock = database.Clock;
        Presence = new(_clock);
        _poller = ActivatorUtilities.CreateInstance<ChangePoller>(database.Services);
        _exchange = ActivatorUtilities.CreateInstance<PresenceExchange>(database.Services, Presence, _poller);
        _listening = _exchange.Join();
    }

    public CasePresence Presence { get; }

    public static async Task<PresenceNode> StartAsync(TestDatabase database)
    {
        var node = new PresenceNode(database);
        await node._poller.PollOnceAsync(TestContext.Current.CancellationToken);
        await node.TurnAsync();
        return node;
    }

    /// <summary>A moment later: hears what was written since, and tells what is due.</summary>
    public async Task TurnAsync()
    {
        _clock.Advance(PresenceExchange.Apart);
        await _poller.PollOnceAsync(TestContext.Current.CancellationToken);
        await RunRoundAsync();
    }

    /// <summary>Tells what is due without a moment between, so it waits after a write until the clock moves.</summary>
    public Task RunRoundAsync() => _exchange.RunRoundAsync(TestContext.Current.CancellationToken);

    public Task StopAsync() => _exchange.StopAsync(TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _listening.Dispose();
        _exchange.Dispose();
        _poller.Dispose();
    }
}
