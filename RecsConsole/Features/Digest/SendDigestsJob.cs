using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Digest;

/// <summary>Sends the daily digests, every morning.</summary>
public sealed class SendDigestsJob(SendDigests sendDigests) : ITenantJob
{
    public static JobInfo Info { get; } = new("daily-digest", () => Texts.DailyDigest, () => Texts.DailyDigestHelp, "0 0 5 * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await sendDigests.RunAsync(context.Actor, cancellationToken);
        return result.IsOk ? Words(result.Value) : result.Error;
    }

    private static StoredText Words(DigestRun run) =>
        run.Without is { } without
            ? StoredText.From<Texts>(nameof(Texts.NoMailServer), without)
            : StoredText.From<Texts>(nameof(Texts.DigestsSent), run.Sent, run.Empty, run.Failed);
}
