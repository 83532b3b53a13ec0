using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Assignment;

/// <summary>Counts what slates show, every hour.</summary>
public sealed class CountSlatesJob(CountSlates countSlates) : ITenantJob
{
    public static JobInfo Info { get; } = new("count-slates", () => Texts.CountWhatSlatesShow, () => Texts.CountSlatesHelp, "0 5 * * * ?");

    public string Key => Info.Key;

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
