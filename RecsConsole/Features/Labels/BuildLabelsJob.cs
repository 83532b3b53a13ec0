using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Labels;

/// <summary>Builds labels every night.</summary>
public sealed class BuildLabelsJob(BuildLabels buildLabels) : ITenantJob
{
    public string Key => "build-labels";

    public string Title => Texts.BuildLabels;

    public string Description => Texts.BuildLabelsHelp;

    public string? DefaultCron => "0 15 2 * * ?";

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await buildLabels.RunAsync(context.Actor, new(progress), cancellationToken);
        return result.IsOk
            ? StoredText.From<Texts>(
                nameof(Texts.DecisionsLookedAtLabelsKnownPending),
                result.Value.Decisions,
                result.Value.Final,
                result.Value.Pending
            )
            : result.Error;
    }
}
