using RecsConsole.Engine;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Recommender.Ranking;

/// <summary>What the engine recommends, before final validation, and its input prepared for storage.</summary>
public sealed record RankedRecommendation(StoredInput Input, RecommendationRequest Request, RankingResult Result);
