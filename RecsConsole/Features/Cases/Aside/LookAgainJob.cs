using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Cases.Aside;

/// <summary>Checks every five minutes for cases set aside whose time has come.</summary>
public sealed class LookAgainJob(DetectLookAgain detectLookAgain) : ITenantJob
{
    public static JobInfo Info { get; } = new("look-again", () => Texts.SetAsideJob, () => Texts.SetAsideJobHelp, "0 0/5 * * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var told = await detectLookAgain.RunAsync(context.Actor, cancellationToken);
        return told.IsOk ? NotificationSummary.Of(told.Value) : told.Error;
    }
}
