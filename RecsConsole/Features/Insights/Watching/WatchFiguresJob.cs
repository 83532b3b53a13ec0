using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>Checks the figures every morning before working hours.</summary>
public sealed class WatchFiguresJob(WatchFigures watchFigures) : ITenantJob
{
    public static JobInfo Info { get; } = new("figure-watch", () => Texts.FigureWatch, () => Texts.FigureWatchHelp, "0 15 5 * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await watchFigures.RunAsync(context.Actor, cancellationToken);
        return result.IsOk
            ? StoredText.From<Texts>(nameof(Texts.FiguresWatched), result.Value.Standing, result.Value.Raised, result.Value.Ended)
            : result.Error;
    }
}
