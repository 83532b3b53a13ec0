namespace RecsConsole.Engine.Sentences;

/// <summary>A piece of a rendered sentence; with a fact id it is a link to that fact.</summary>
public sealed record ClaimSegment(string Text, string? FactId);
