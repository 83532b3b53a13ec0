namespace RecsConsole.Casework.Occurrences;

/// <summary>Something that happens to a case and is not a step: an answer, a failed check, an objection.</summary>
/// <param name="Key">The activity, as named in the workflow.</param>
/// <param name="To">The resulting state.</param>
/// <param name="IsReopening">Whether the event reopens a case that is solved or over.</param>
public sealed record Occurrence(string Key, string To, bool IsReopening);
