namespace RecsConsole.Engine;

/// <summary>The three slates of an opening before final validation, and what its stages came to.</summary>
public sealed record RankingResult(IReadOnlyList<Recommendation> Slates, EngineVersions Versions, StageDigests Stages)
{
    /// <summary>The SHA-256 of each stage's canonical outcome, by stage name; computed at the first question.</summary>
    public IReadOnlyList<StageDigest> Digests => Stages.ToList();
}
