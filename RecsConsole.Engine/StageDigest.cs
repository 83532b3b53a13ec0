namespace RecsConsole.Engine;

/// <summary>SHA-256 (hex) of the canonical outcome of a stage over all three slates.</summary>
public sealed record StageDigest(string Stage, string Sha256);
