using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.E2E.Journeys;

/// <summary>A job that runs long enough to be watched and stopped.</summary>
internal sealed class CountingJob : ITenantJob
{
    public const string Name = "Slow count";

    private const int Steps = 300;
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(100);

    public static JobInfo Info { get; } = new("slow-count", () => Name, () => "Counts to 300, ten a second.", null);

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        await progress.LogAsync(StoredText.Sentence("Counting begins"), cancellationToken);
        for (var i = 1; i <= Steps; i++)
        {
            await progress.ReportAsync(100 * i / Steps, StoredText.Sentence($"{i} of {Steps}"), cancellationToken);
            await Task.Delay(s_step, cancellationToken);
        }

        return StoredText.Sentence($"Counted to {Steps}.");
    }
}
