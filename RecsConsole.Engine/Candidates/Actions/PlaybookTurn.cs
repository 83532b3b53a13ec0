using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Candidates;

/// <summary>The current step of a playbook, counted from 1.</summary>
internal readonly record struct PlaybookTurn(PlaybookFacts Playbook, string Action, int Number);
