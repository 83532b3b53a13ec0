namespace RecsConsole.Engine.Validation;

/// <summary>What is shown after final validation: the three slates cut to their size, and the digests of every stage to the output.</summary>
public sealed record StoredRecommendation(
    IReadOnlyList<Recommendation> Slates,
    EngineVersions Versions,
    IReadOnlyList<StageDigest> Digests
);
