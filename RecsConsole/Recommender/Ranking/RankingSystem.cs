using RecsConsole.Engine;

namespace RecsConsole.Recommender.Ranking;

/// <summary>A way to rank that can be compared with another one.</summary>
/// <param name="Key">heuristic, live, or the id of a model.</param>
/// <param name="Version">Of its ranker, as decisions name it.</param>
public sealed record RankingSystem(string Key, string Version, RecommendationPipeline Pipeline)
{
    /// <summary>The ranker without learning.</summary>
    public const string Heuristic = "heuristic";

    /// <summary>What ranks every opening of the tenant at this moment.</summary>
    public const string Live = "live";
}
