using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Presence;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Casework.Presence;

/// <summary>One of several processes on a database: its own poller, people and exchange; it does nothing until its turn.</summary>
internal sealed class PresenceNode : IDisposable
{
    private readonly ChangePoller _poller;
    private readonly PresenceExchange _exchange;
    private readonly IDisposable _listening;

    private PresenceNode(TestDatabase database)
    {
        Presence = new(database.Clock);
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

    /// <summary>Hears what was written since, and tells what is due.</summary>
    public async Task TurnAsync()
    {
        await _poller.PollOnceAsync(TestContext.Current.CancellationToken);
        await _exchange.RunRoundAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _listening.Dispose();
        _exchange.Dispose();
        _poller.Dispose();
    }
}
