using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Cases.Deadlines;

/// <summary>Checks every five minutes for cases whose time is running out.</summary>
public sealed class SlaRiskJob(DetectSlaRisk detectSlaRisk) : ITenantJob
{
    public string Key => "sla-risk";

    public string Title => Texts.SlaRiskJob;

    public string Description => Texts.SlaRiskJobHelp;

    public string? DefaultCron => "30 0/5 * * * ?";

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var notified = await detectSlaRisk.RunAsync(context.Actor, cancellationToken);
        return notified.IsOk ? NotificationSummary.Of(notified.Value) : notified.Error;
    }
}
