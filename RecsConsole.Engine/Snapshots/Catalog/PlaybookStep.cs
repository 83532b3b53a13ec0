namespace RecsConsole.Engine.Snapshots;

/// <summary>A step of a playbook: the action, and all that must hold for it; nothing: it always applies.</summary>
public sealed record PlaybookStep(string Action, IReadOnlyList<PlaybookCondition> When);
