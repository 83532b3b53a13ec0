using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Reviews.Looks;

/// <summary>Selects decisions for review every half hour.</summary>
public sealed class PrepareLooksJob(PrepareLooks prepareLooks) : ITenantJob
{
    public const string JobKey = "prepare-looks";

    public static JobInfo Info { get; } = new(JobKey, () => Texts.PrepareLooks, () => Texts.PrepareLooksHelp, "0 10/30 * * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await prepareLooks.RunAsync(context.Actor, cancellationToken);
        return result.IsOk ? StoredText.From<Texts>(nameof(Texts.DecisionsPutBeforeReviewers), result.Value) : result.Error;
    }
}
