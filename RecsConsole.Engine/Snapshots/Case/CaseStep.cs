namespace RecsConsole.Engine.Snapshots;

/// <summary>One step of the case's history: what was done (action or activity key), by whom, when, and how the state moved.</summary>
public sealed record CaseStep(int Ordinal, string Activity, Guid? ActorId, DateTimeOffset At, string? FromState, string? ToState);
