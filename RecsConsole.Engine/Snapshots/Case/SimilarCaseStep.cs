namespace RecsConsole.Engine.Snapshots;

/// <summary>A step of a similar case: what was done in which state.</summary>
public sealed record SimilarCaseStep(string Activity, string? FromState);
