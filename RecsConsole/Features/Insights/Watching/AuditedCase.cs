namespace RecsConsole.Features.Insights.Watching;

/// <summary>A case as the equality audit sees it: in which segments it is, and whether its suggestions were any good.</summary>
/// <param name="Type">Kind of case: like is compared with like.</param>
/// <param name="Segments">By dimension, such as language: de; a case without a value is in none.</param>
/// <param name="Accepted">Whether an action that was on screen was accepted.</param>
/// <param name="Solved">Whether an action that was carried out solved it; null while that cannot be told, or where none was carried out.</param>
internal sealed record AuditedCase(string Type, IReadOnlyDictionary<string, string> Segments, bool Accepted, bool? Solved);
