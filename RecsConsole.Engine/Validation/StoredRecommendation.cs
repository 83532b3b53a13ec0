using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Results;

namespace RecsConsole.Engine.Validation;

/// <summary>What is shown after final validation: the three slates cut to size, and the digests of every stage up to the output.</summary>
public sealed record StoredRecommendation(
    IReadOnlyList<Recommendation> Slates,
    EngineVersions Versions,
    IReadOnlyList<StageDigest> Digests
);
