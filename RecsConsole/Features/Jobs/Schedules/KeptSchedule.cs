namespace RecsConsole.Features.Jobs.Schedules;

/// <summary>A chosen schedule that was not saved.</summary>
/// <param name="Revision">Revision of the schedule the draft was to replace.</param>
public sealed record KeptSchedule(long Revision, bool IsOn, ScheduleDraft Draft);
