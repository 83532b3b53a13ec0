using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Security.Leaks;

/// <summary>Looks for leaks every night. A leak fails the run and raises an alert.</summary>
internal sealed class LeakDetectionJob(DetectLeaks detectLeaks) : ITenantJob
{
    public static JobInfo Info { get; } =
        new("leak-detection", () => Texts.LeakDetection, () => Texts.LeakCheckHelp.With(LeakSample.OneIn), "0 15 2 * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(progress);
        var result = await detectLeaks.RunAsync(context.Actor, new(context.RunId, progress), cancellationToken);
        if (result.Error is { } error)
        {
            return error;
        }

        var report = result.Value!;
        return report.Leaks > 0
            ? Error.Conflict(StoredText.From<Texts>(nameof(Texts.LeaksFound), report.Leaks, report.Checked))
            : StoredText.From<Texts>(nameof(Texts.NoLeak), report.Checked, report.Decisions, report.Drawn - report.Checked);
    }
}
