using RecsConsole.Engine;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Recommender.Ranking;

/// <summary>What is about to be validated and recorded.</summary>
internal sealed record RankedRecommendation(StoredInput Input, RecommendationRequest Opening, RankingResult Result);
