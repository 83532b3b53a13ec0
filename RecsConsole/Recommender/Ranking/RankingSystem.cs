using RecsConsole.Engine;

namespace RecsConsole.Recommender.Ranking;

/// <summary>A way to rank that can be compared with another one.</summary>
/// <param name="Key">heuristic, usual_step, live, or the id of a model.</param>
/// <param name="Version">Version of its ranker, as decisions name it.</param>
public sealed record RankingSystem(string Key, string Version, RecommendationPipeline Pipeline)
{
    /// <summary>Key of the ranker without learning.</summary>
    public const string Heuristic = "heuristic";

    /// <summary>Key of the simplest baseline: the usual next step.</summary>
    public const string UsualStep = "usual_step";

    /// <summary>Key of what ranks for the whole tenant at this moment.</summary>
    public const string Live = "live";
}
