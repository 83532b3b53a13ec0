using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Insights.Rollups;

/// <summary>Counts the figures of large tenants ahead, every half hour.</summary>
public sealed class CountAheadJob(CountAhead countAhead) : ITenantJob
{
    public static JobInfo Info { get; } = new("count-figures", () => Texts.CountFigures, () => Texts.CountFiguresHelp, "0 10,40 * * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await countAhead.RunAsync(context.Actor, progress, cancellationToken);
        return result.IsOk
            ? StoredText.From<Texts>(nameof(Texts.FiguresCounted), result.Value.Counted, result.Value.Fresh, result.Value.Removed)
            : result.Error;
    }
}
