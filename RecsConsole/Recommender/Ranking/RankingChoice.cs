namespace RecsConsole.Recommender.Ranking;

/// <summary>A system that can be chosen for a comparison.</summary>
/// <param name="Key">heuristic, usual_step, live, or the id of a model.</param>
public sealed record RankingChoice(string Key, string Words);
