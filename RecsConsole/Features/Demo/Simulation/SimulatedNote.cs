namespace RecsConsole.Features.Demo.Simulation;

/// <summary>What somebody wrote on a case.</summary>
public sealed record SimulatedNote(string Author, DateTimeOffset At, string Text, string About);
