using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Search.Results;

/// <summary>What reading the rows of results shares: one context, the reader's rights now, the search, and the counts for its filters.</summary>
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
    /// <summary>The rows that the decision point opens as well, asked in one request, so that counts are of what may be shown.</summary>
    public Task<IReadOnlyList<T>> ConfirmAsync<T>(
        AccessOperation operation,
        IEnumerable<T> permitted,
        Func<T, AccessResource> resourceOf,
        CancellationToken cancellationToken
    ) => DecisionPoint.KeepAsync(Check, operation, [.. permitted], resourceOf, cancellationToken);

    /// <summary>What was updated before it is too old; null when age does not matter.</summary>
    public DateTimeOffset? Since => Query.SinceDays is { } days ? Now.AddDays(-days) : null;

    public bool IsLanguage(string? language) =>
        Query.Language is null || string.Equals(Query.Language, language, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a value is the one wanted, or none is.</summary>
    public static bool Is(string? wanted, string? value) => wanted is null || string.Equals(wanted, value, StringComparison.Ordinal);

    /// <summary>Why it was found, in words.</summary>
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
