using RecsConsole.Engine.Canonical;

namespace RecsConsole.Engine.Results;

/// <summary>The three slates before final validation, with the output of each stage.</summary>
public sealed record RankingResult(IReadOnlyList<Recommendation> Slates, EngineVersions Versions, StageDigests Stages)
{
    /// <summary>The SHA-256 of each stage's canonical outcome, by stage name; computed on first use.</summary>
    public IReadOnlyList<StageDigest> Digests => Stages.ToList();
}
