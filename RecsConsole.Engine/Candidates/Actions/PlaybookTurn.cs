using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Candidates;

/// <summary>The step whose turn it is in a playbook, counted from 1.</summary>
internal readonly record struct PlaybookTurn(PlaybookFacts Playbook, string Action, int Number);
