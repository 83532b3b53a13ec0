namespace RecsConsole.Cli;

/// <summary>The site while it listens in this process; disposing stops it.</summary>
public sealed class ServedSite(WebApplication app) : IAsyncDisposable
{
    /// <summary>Where it answers.</summary>
    public Uri Address => new(app.Urls.First());

    public IServiceProvider Services => app.Services;

    public async ValueTask DisposeAsync() => await app.StopAsync();
}
