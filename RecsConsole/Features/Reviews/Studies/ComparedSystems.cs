using RecsConsole.Recommender.Ranking;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>The systems that a study compares, in the study's order, while it is being created.</summary>
internal sealed record ComparedSystems(IReadOnlyList<RankingSystem> All);
