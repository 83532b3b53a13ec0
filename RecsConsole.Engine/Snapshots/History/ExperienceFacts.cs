namespace RecsConsole.Engine.Snapshots;

/// <summary>How many cases of an issue type a person worked on and solved, and when they last did.</summary>
public sealed record ExperienceFacts(int Worked, int Solved, DateTimeOffset LastAt);
