namespace RecsConsole.Features.Jobs.Schedules;

/// <summary>A schedule that was chosen and not saved.</summary>
/// <param name="Revision">That of the schedule it was chosen over.</param>
public sealed record KeptSchedule(long Revision, bool IsOn, ScheduleDraft Draft);
