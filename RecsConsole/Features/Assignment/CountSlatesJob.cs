using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Assignment;

/// <summary>Counts what slates show, every hour.</summary>
public sealed class CountSlatesJob(CountSlates countSlates) : ITenantJob
{
    public string Key => "count-slates";

    public string Title => Texts.CountWhatSlatesShow;

    public string Description => Texts.CountSlatesHelp;

    public string? DefaultCron => "0 5 * * * ?";

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await countSlates.RunAsync(context.Actor, cancellationToken);
        return result.IsOk
            ? StoredText.From<Texts>(
                nameof(Texts.OpeningsCounted),
                result.Value.Openings,
                result.Value.Shares.Count,
                result.Value.People.Count
            )
            : result.Error;
    }
}
