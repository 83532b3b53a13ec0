namespace RecsConsole.Engine.Canonical;

/// <summary>SHA-256 (hex) of a stage's canonical output over all three slates.</summary>
public sealed record StageDigest(string Stage, string Sha256);
