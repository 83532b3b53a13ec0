namespace RecsConsole.Engine.Snapshots;

/// <summary>A document the actor may use, in one version.</summary>
/// <param name="SearchScore">Search score scaled by 1,000,000; null when search did not find it.</param>
/// <param name="Status">effective is the only one that may be shown.</param>
/// <param name="Classification">0 public to 3 restricted.</param>
/// <param name="SpanStart">First character of the best passage in the version's text; null without text.</param>
/// <param name="SpanLength">Length of that passage in characters.</param>
public sealed record DocumentHit(
    string Key,
    int Version,
    long? SearchScore,
    string Kind,
    string Status,
    int Classification,
    string? Language,
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> IssueTypes,
    string? PolicyKey,
    DateTimeOffset? EffectiveFrom,
    DateTimeOffset? EffectiveTo,
    DateTimeOffset? ReviewBy,
    DateTimeOffset UpdatedAt,
    int? SpanStart,
    int? SpanLength
);
