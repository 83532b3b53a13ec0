namespace RecsConsole.Engine.Snapshots;

/// <summary>An action with the number of finished cases that went on with it.</summary>
public sealed record CountedAction(string Action, int Cases);
