namespace RecsConsole.Casework.Intake;

/// <summary>An element of a request, with its position.</summary>
/// <param name="Row">Position, from 1.</param>
public sealed record Numbered<T>(int Row, T Value);
