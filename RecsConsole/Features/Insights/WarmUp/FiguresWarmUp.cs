using RecsConsole.Platform.Startup;

namespace RecsConsole.Features.Insights.WarmUp;

/// <summary>
/// Reads <see cref="FirstFigures"/> in the background once a site answers, one query at a time, so that the first reader of the figures
/// waits no longer than the next.
/// </summary>
public sealed partial class FiguresWarmUp(FirstFigures figures, IHostApplicationLifetime lifetime, ILogger<FiguresWarmUp> logger)
    : WarmUpOnce
{
    protected override async Task PrepareAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(lifetime, stoppingToken);
        await figures.ReadAsync(stoppingToken);
    }

    [LoggerMessage(
        EventId = 7001,
        Level = LogLevel.Warning,
        Message = "Figures could not be read ahead at start; their first reader waits longer"
    )]
    protected override partial void LogNotWarm(Exception exception);
}
