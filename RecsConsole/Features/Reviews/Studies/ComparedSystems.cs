using RecsConsole.Recommender.Ranking;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>The two systems that a study compares, as they are while it is made.</summary>
internal sealed record ComparedSystems(RankingSystem A, RankingSystem B);
