using RecsConsole.Engine;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Recommender.Ranking;

/// <summary>What the engine recommends, before final validation, with what will be stored of its input.</summary>
public sealed record RankedRecommendation(StoredInput Input, RecommendationRequest Request, RankingResult Result);
