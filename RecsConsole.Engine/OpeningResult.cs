namespace RecsConsole.Engine;

/// <summary>The three slates of an opening before final validation, and the SHA-256 of each stage's canonical outcome, by stage name.</summary>
public sealed record OpeningResult(
    IReadOnlyList<Recommendation> Slates,
    EngineVersions Versions,
    IReadOnlyList<StageDigest> Digests
);
