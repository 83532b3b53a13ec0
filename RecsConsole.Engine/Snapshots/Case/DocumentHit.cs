namespace RecsConsole.Engine.Snapshots;

/// <summary>A document the actor may use, in one version.</summary>
/// <param name="SearchScore">Search score scaled by 1,000,000; null when search did not find it.</param>
/// <param name="Status">Only effective documents may be shown.</param>
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
)
{
    /// <summary>The person responsible for a document that belongs to no policy; null when nobody is named.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>
    /// The document's source: its policy, otherwise the person responsible; null when neither is known. Slates limit documents per source.
    /// </summary>
    public string? Source =>
        PolicyKey is not null ? "policy:" + PolicyKey
        : OwnerId is { } owner ? $"owner:{owner:D}"
        : null;

    /// <summary>Whether the document may be shown at an instant, by its status and dates.</summary>
    public bool IsInForceAt(DateTimeOffset at) =>
        string.Equals(Status, ObjectStates.Effective, StringComparison.Ordinal)
        && (EffectiveFrom is not { } from || from <= at)
        && (EffectiveTo is not { } to || at < to);

    /// <summary>
    /// True when the document's title, headings or first sentences name an error code of the case; false when they name others and the
    /// document never mentions one of the case; null when no code tells anything, and in decisions of engines before 1.5.0.
    /// </summary>
    public bool? NamesCode { get; init; }

    /// <summary>The part of the search score that comes from words, scaled by 1,000,000; null when the search did not report it.</summary>
    public long? LexicalScore { get; init; }

    /// <summary>
    /// How much of the case the document's words are about, scaled by 1,000,000: see <see cref="Text.TextFit"/>. Null when the search did not
    /// report it, and in decisions of before.
    /// </summary>
    public long? Fit { get; init; }

    /// <summary>The part that comes from meaning, scaled by 1,000,000; null when the search did not report it.</summary>
    public long? SemanticScore { get; init; }
}
