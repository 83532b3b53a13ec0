namespace RecsConsole.Features.Demo.Simulation;

/// <summary>A document that somebody used on a case.</summary>
public sealed record SimulatedObservation(string Document, DateTimeOffset At, string Person);
