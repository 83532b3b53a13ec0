namespace RecsConsole.Engine.Snapshots;

/// <summary>A step of a playbook: the action and its conditions, all of which must hold; without conditions it always applies.</summary>
public sealed record PlaybookStep(string Action, IReadOnlyList<PlaybookCondition> When);
