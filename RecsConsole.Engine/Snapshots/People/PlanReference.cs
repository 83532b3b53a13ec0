namespace RecsConsole.Engine.Snapshots;

/// <summary>The plan of open requests that people's prices come from.</summary>
public sealed record PlanReference(string Team, long Version);
