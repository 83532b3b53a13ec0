namespace RecsConsole.Recommender.Replay;

/// <summary>Stores a copy of the running engine when a site starts.</summary>
public sealed class EngineKeeping(EngineArchive engines) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        engines.Keep();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
