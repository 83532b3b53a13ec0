using RecsConsole.Recommender.Ranking;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>The two systems that a study compares, while it is being created.</summary>
internal sealed record ComparedSystems(RankingSystem A, RankingSystem B);
