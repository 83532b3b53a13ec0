using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Recommender.Retrieval.Reranking;

namespace RecsConsole.Features.Search.Results;

/// <summary>
/// State shared while reading result rows: one context, the reader's current permissions, the search, and the counts for its filters.
/// </summary>
internal sealed record SearchResultReader(
    ConsoleDbContext Db,
    AccessCheck Check,
    SearchQuery Query,
    Highlighter Highlighter,
    ChoiceCounts Choices,
    DateTimeOffset Now,
    DecisionPoint DecisionPoint
)
{
    /// <summary>The reader's time zone; null for UTC.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>Null when results keep the order in which the index found them.</summary>
    public QueryReranking? Reranking { get; init; }

    /// <summary>
    /// The rows that the decision point also permits, checked in one request, so that counts cover only what may be shown.
    /// </summary>
    public Task<IReadOnlyList<T>> ConfirmAsync<T>(
        AccessOperation operation,
        IEnumerable<T> permitted,
        Func<T, AccessResource> resourceOf,
        CancellationToken cancellationToken
    ) => DecisionPoint.KeepAsync(Check, operation, [.. permitted], resourceOf, cancellationToken);

    /// <summary>Oldest permitted update time; null when age does not matter.</summary>
    public DateTimeOffset? Since => Query.SinceDays is { } days ? Now.AddDays(-days) : null;

    public bool IsLanguage(string? language) =>
        Query.Language is null || string.Equals(Query.Language, language, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a value matches the filter, or there is no filter.</summary>
    public static bool Is(string? wanted, string? value) => wanted is null || string.Equals(wanted, value, StringComparison.Ordinal);

    /// <summary>Why the result was found, in words.</summary>
    public static string Why(SearchHit found, bool inTitle, bool inText)
    {
        ArgumentNullException.ThrowIfNull(found);
        var words = (inTitle, inText) switch
        {
            (true, true) => Texts.WordsInTitleAndText,
            (true, _) => Texts.WordsInTitle,
            (_, true) => Texts.WordsInText,
            _ => Texts.WordsInItsFields,
        };
        return (found.Key, found.By) switch
        {
            (KeyMatch.Whole, _) => Texts.ItsKeyIsWhatYouTyped,
            (KeyMatch.Begins, _) => Texts.KeyStartsWith,
            (_, FoundBy.Meaning) => Texts.SimilarInMeaning,
            (_, FoundBy.Both) => Texts.AndSimilarInMeaning.With(words),
            _ => words,
        };
    }
}
