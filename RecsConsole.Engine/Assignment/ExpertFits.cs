namespace RecsConsole.Engine.Assignment;

/// <summary>Who fits a case, and who would if it were not for their load or the hour.</summary>
/// <param name="Scores">By person id: score of each person who could take it, scaled by 1,000,000.</param>
/// <param name="Full">Who fits but carries all they can.</param>
/// <param name="NotAtWork">Who fits but is outside working hours, where its deadline is near or over.</param>
public sealed record ExpertFits(IReadOnlyDictionary<string, long> Scores, IReadOnlyList<string> Full, IReadOnlyList<string> NotAtWork);
