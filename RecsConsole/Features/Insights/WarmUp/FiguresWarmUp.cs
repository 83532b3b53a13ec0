namespace RecsConsole.Features.Insights.WarmUp;

/// <summary>
/// Reads <see cref="FirstFigures"/> in the background once a site answers, one query at a time, so that the first reader of the figures
/// waits no longer than the next.
/// </summary>
public sealed partial class FiguresWarmUp(FirstFigures figures, IHostApplicationLifetime lifetime, ILogger<FiguresWarmUp> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        try
        {
            await figures.ReadAsync(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested && e is not OutOfMemoryException)
        {
            // A timeout may come as a cancellation too, and would end the host. Not tried again: the first reader only waits longer.
            LogNotWarm(logger, e);
        }
    }

    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
    }

    [LoggerMessage(
        EventId = 7001,
        Level = LogLevel.Warning,
        Message = "Figures could not be read ahead at start; their first reader waits longer"
    )]
    private static partial void LogNotWarm(ILogger logger, Exception exception);
}
