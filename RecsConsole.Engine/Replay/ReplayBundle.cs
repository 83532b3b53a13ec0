using RecsConsole.Engine.Slates;

namespace RecsConsole.Engine.Replay;

/// <summary>All that replay needs on another machine: inputs as canonical bytes (Base64 in the file), and the digests to compare with.</summary>
/// <param name="Snapshot">Canonical bytes of the snapshot.</param>
/// <param name="Parts">Canonical bytes of the shared parts by their hash.</param>
/// <param name="Validation">Canonical bytes of <see cref="ValidationFacts"/>.</param>
/// <param name="Expected">Digest of each stage as recorded.</param>
public sealed record ReplayBundle(
    string DecisionId,
    EngineVersions Versions,
    Opening Opening,
    byte[] Snapshot,
    IReadOnlyDictionary<string, byte[]> Parts,
    byte[] Validation,
    IReadOnlyList<StageDigest> Expected
);
