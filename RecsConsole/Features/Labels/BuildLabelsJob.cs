using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Labels;

/// <summary>Builds labels every night.</summary>
public sealed class BuildLabelsJob(BuildLabels buildLabels) : ITenantJob
{
    public static JobInfo Info { get; } = new("build-labels", () => Texts.BuildLabels, () => Texts.BuildLabelsHelp, "0 15 2 * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await buildLabels.RunAsync(context.Actor, new(progress), cancellationToken);
        return result.IsOk ? WordsOf(result.Value) : result.Error;
    }

    private static StoredText WordsOf(BuiltLabels built) =>
        built.FromReviews == 0
            ? StoredText.From<Texts>(nameof(Texts.DecisionsLookedAtLabelsKnownPending), built.Decisions, built.Final, built.Pending)
            : StoredText.From<Texts>(
                nameof(Texts.DecisionsLookedAtAndReviews),
                built.Decisions,
                built.Final,
                built.Pending,
                built.FromReviews
            );
}
