using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Webhooks.Waiting;

/// <summary>Reports to webhooks what waits for their people, every five minutes.</summary>
public sealed class QueueWaitingJob(QueueWaiting queueWaiting) : ITenantJob
{
    public static JobInfo Info { get; } =
        new("queue-waiting", () => Texts.QueueWaitingJob, () => Texts.QueueWaitingJobHelp, "50 0/5 * * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var queued = await queueWaiting.RunAsync(context.Actor, cancellationToken);
        return queued.IsOk ? StoredText.From<Texts>(nameof(Texts.EventsQueued), queued.Value) : queued.Error;
    }
}
