namespace RecsConsole.Casework.Occurrences;

/// <summary>Something that happens to a case without being a step of somebody's: an answer, a check that failed, an objection.</summary>
/// <param name="Key">The activity, as the workflow calls it.</param>
/// <param name="To">The state it leads to.</param>
/// <param name="IsReopening">The case is solved or over, and is to be worked again.</param>
public sealed record Occurrence(string Key, string To, bool IsReopening);
