using RecsConsole.Components.Badges;
using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs;

/// <summary>States and durations of runs in words.</summary>
public static class JobLabels
{
    public static IReadOnlyList<string> Statuses { get; } =
    [JobStates.Queued, JobStates.Running, JobStates.Done, JobStates.Failed, JobStates.Cancelled];

    public static string Status(string status) =>
        status switch
        {
            JobStates.Queued => "Waiting",
            JobStates.Running => "Running",
            JobStates.Done => "Done",
            JobStates.Failed => "Failed",
            JobStates.Cancelled => "Cancelled",
            _ => status,
        };

    public static TagTone Tone(string status) =>
        status switch
        {
            JobStates.Done => TagTone.Done,
            JobStates.Failed => TagTone.Late,
            JobStates.Cancelled => TagTone.Soon,
            _ => TagTone.Plain,
        };

    public static string Took(TimeSpan? time) =>
        time switch
        {
            null => "",
            { TotalSeconds: < 1 } => "under 1 s",
            { TotalMinutes: < 1 } short_ => $"{(int)short_.TotalSeconds} s",
            { TotalHours: < 1 } middle => $"{middle.Minutes} m {middle.Seconds:00} s",
            { } long_ => DurationLabels.Of(long_),
        };

    public static string AskedBy(RunLine run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.AskedBy ?? "Its schedule";
    }

    /// <summary>What a running one is doing now.</summary>
    public static string Doing(RunLine run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run switch
        {
            { CancelAskedBy: not null, IsUnderWay: true } => "Stopping",
            { Status: JobStates.Queued } => "Waiting to start",
            { Step: { } step } => step,
            _ => "Starting",
        };
    }
}
