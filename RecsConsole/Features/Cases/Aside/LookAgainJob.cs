using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Cases.Aside;

/// <summary>Checks every five minutes for cases set aside whose time has come.</summary>
public sealed class LookAgainJob(DetectLookAgain detectLookAgain) : ITenantJob
{
    public string Key => "look-again";

    public string Title => Texts.SetAsideJob;

    public string Description => Texts.SetAsideJobHelp;

    public string? DefaultCron => "0 0/5 * * * ?";

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var told = await detectLookAgain.RunAsync(context.Actor, cancellationToken);
        return told.IsOk ? NotificationSummary.Of(told.Value) : told.Error;
    }
}
