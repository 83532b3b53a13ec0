using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Security.Leaks;

/// <summary>Looks for leaks every night. A leak is the failure of the run, and an alert.</summary>
internal sealed class LeakDetectionJob(DetectLeaks detectLeaks) : ITenantJob
{
    public string Key => "leak-detection";

    public string Title => "Leak detection";

    public string Description =>
        $"Opens one in {LeakSample.OneIn} of the last day's decisions again, without what its reader may not see and with decoys in its place. Fails where anything that is shown moves.";

    public string? DefaultCron => "0 15 2 * * ?";

    public async Task<Result<string>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
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
            ? Error.Conflict(
                $"{report.Leaks} of {report.Checked} decisions show something of what their reader may not see. The alerts say what."
            )
            : $"{report.Checked} of {report.Decisions} decisions of the last day checked, {report.Drawn - report.Checked} could not be: no leak.";
    }
}
