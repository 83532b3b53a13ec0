namespace RecsConsole.Engine.Snapshots;

/// <summary>SHA-256 of the canonical bytes of each shared part; the model's is absent when the heuristic ranks.</summary>
public sealed record PartHashes(string Catalog, string People, string Configuration, string Workflow, string? Model = null);
