using System.Globalization;
using RecsConsole.Tests.Support.Servers;
using Xunit;

namespace RecsConsole.Tests.Connectors;

/// <summary>One Redmine for the tests of a group, because its start takes longer than a test; each works in its own project.</summary>
public sealed class SharedRedmine : IAsyncDisposable
{
    private RedmineServer? _server;
    private int _projects;

    /// <summary>The running server, with an empty project; without Redmine, the calling test is skipped.</summary>
    public async Task<RedmineServer> OpenAsync()
    {
        Assert.SkipWhen(RedmineServer.Missing is not null, RedmineServer.Missing ?? "");
        _server ??= await RedmineServer.StartAsync();
        if (!_server.IsRunning) // a test that stopped it failed
        {
            await _server.StartAgainAsync();
        }

        _server.Project = string.Create(CultureInfo.InvariantCulture, $"desk-{++_projects}");
        return _server;
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
