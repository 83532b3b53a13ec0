namespace RecsConsole.Features.Insights.Watching;

/// <summary>A case in the equality audit: its segments, and whether its suggestions were useful.</summary>
/// <param name="Type">Type of case: only cases of the same type are compared.</param>
/// <param name="Segments">Segment by dimension, such as language: de; a missing dimension means no value.</param>
/// <param name="Accepted">Whether an action that was on screen was accepted.</param>
/// <param name="Solved">Whether an executed action solved the case; null while unknown or when none was executed.</param>
internal sealed record AuditedCase(string Type, IReadOnlyDictionary<string, string> Segments, bool Accepted, bool? Solved);
