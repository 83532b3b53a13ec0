namespace RecsConsole.Casework.Intake;

/// <summary>One of the things that a request brings, with its place there.</summary>
/// <param name="Row">From 1.</param>
public sealed record Numbered<T>(int Row, T Value);
