using Xunit;

namespace RecsConsole.E2E;

/// <summary>Keeps the browser of <see cref="OwnSiteGroup"/> running from class to class.</summary>
public sealed class OwnSiteBrowser : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await SharedBrowser.OfOwnSites.EnterAsync();

    public async ValueTask DisposeAsync() => await SharedBrowser.OfOwnSites.LeaveAsync();
}
