using RecsConsole.Components.Badges;
using RecsConsole.Features.Jobs.Runs;

namespace RecsConsole.Features.Jobs;

/// <summary>Display texts of the states and durations of runs.</summary>
public static class JobLabels
{
    public static IReadOnlyList<JobStatus> Statuses { get; } = Enum.GetValues<JobStatus>();

    public static string Status(JobStatus status) =>
        status switch
        {
            JobStatus.Queued => Texts.Waiting,
            JobStatus.Running => Texts.StatusRunning,
            JobStatus.Done => Texts.StatusDone,
            JobStatus.Failed => Texts.StatusFailed,
            _ => Texts.StatusCancelled,
        };

    public static TagTone Tone(JobStatus status) =>
        status switch
        {
            JobStatus.Done => TagTone.Done,
            JobStatus.Failed => TagTone.Late,
            JobStatus.Cancelled => TagTone.Soon,
            _ => TagTone.Plain,
        };

    public static string Took(TimeSpan? time) =>
        time switch
        {
            null => "",
            { TotalSeconds: < 1 } => Texts.UnderOneS,
            { TotalMinutes: < 1 } short_ => $"{(int)short_.TotalSeconds} s",
            { TotalHours: < 1 } middle => $"{middle.Minutes} m {middle.Seconds:00} s",
            { } long_ => DurationLabels.Of(long_),
        };

    public static string AskedBy(RunLine run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.AskedBy ?? Texts.ItsSchedule;
    }

    public static string Runs(int count) => count == 1 ? Texts.SingleRun : Texts.RunsWithCount.With(count);

    /// <summary>Result of the run, or its current step.</summary>
    public static string Outcome(RunLine run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.IsUnderWay ? Doing(run) : run.Result?.Words ?? "";
    }

    /// <summary>Language of <see cref="Outcome"/>; null when it is the reader's.</summary>
    public static string? LanguageOf(RunLine run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run switch
        {
            { IsUnderWay: false } => run.Result?.Language,
            { CancelAskedBy: not null } or { Status: JobStatus.Queued } => null,
            _ => run.Step?.Language,
        };
    }

    /// <summary>Current step of a run.</summary>
    public static string Doing(RunLine run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run switch
        {
            { CancelAskedBy: not null, IsUnderWay: true } => Texts.Stopping,
            { Status: JobStatus.Queued } => Texts.WaitingToStart,
            { Step: { } step } => step.Words,
            _ => Texts.Starting,
        };
    }
}
