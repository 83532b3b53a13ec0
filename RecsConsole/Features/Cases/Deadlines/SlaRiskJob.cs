using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Cases.Deadlines;

/// <summary>Checks every five minutes for cases whose time is running out.</summary>
public sealed class SlaRiskJob(DetectSlaRisk detectSlaRisk) : ITenantJob
{
    public static JobInfo Info { get; } = new("sla-risk", () => Texts.SlaRiskJob, () => Texts.SlaRiskJobHelp, "30 0/5 * * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var notified = await detectSlaRisk.RunAsync(context.Actor, cancellationToken);
        return notified.IsOk ? NotificationSummary.Of(notified.Value) : notified.Error;
    }
}
