namespace RecsConsole.Engine.Snapshots;

/// <summary>Cases of an issue type that a person worked on and solved, and when last.</summary>
public sealed record ExperienceFacts(int Worked, int Solved, DateTimeOffset LastAt);
