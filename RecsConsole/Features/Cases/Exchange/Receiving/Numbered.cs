namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>One of the things that a request brings, with its place there.</summary>
/// <param name="Row">From 1.</param>
public sealed record Numbered<T>(int Row, T Value);
