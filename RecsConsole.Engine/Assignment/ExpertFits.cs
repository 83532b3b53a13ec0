namespace RecsConsole.Engine.Assignment;

/// <summary>Who fits a case, and who would fit but for their load or the time of day.</summary>
/// <param name="Scores">Score by person id of each person who could take it, scaled by 1,000,000.</param>
/// <param name="Full">People who fit but have no capacity left.</param>
/// <param name="NotAtWork">People who fit but are outside working hours while the deadline is near or past.</param>
public sealed record ExpertFits(IReadOnlyDictionary<string, long> Scores, IReadOnlyList<string> Full, IReadOnlyList<string> NotAtWork);
