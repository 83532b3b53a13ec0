namespace RecsConsole.Features.Search;

/// <summary>The results of a search, as shown.</summary>
/// <param name="Groups">One per requested kind; when all kinds are searched, only those with results.</param>
/// <param name="Choices">Choices for the filters, counted over the best results before filtering.</param>
/// <param name="Version">Version of the search snapshot that answered.</param>
/// <param name="Notice">A message that something could not be checked or is not ready.</param>
/// <param name="TimeZone">The reader's time zone.</param>
public sealed record SearchAnswer(
    SearchQuery Query,
    IReadOnlyList<SearchGroup> Groups,
    SearchChoices Choices,
    string Version,
    string? Notice,
    string? TimeZone
)
{
    public IEnumerable<SearchLine> Lines => Groups.SelectMany(group => group.Lines);

    /// <summary>The model that reranked a group; null when all are in the order of the index.</summary>
    public string? Reranker => Groups.Select(group => group.Reranker).FirstOrDefault(model => model is not null);
}

/// <summary>The results of one kind.</summary>
/// <param name="Total">Number of results considered, after filtering.</param>
/// <param name="IsCut">More results may match than were considered.</param>
public sealed record SearchGroup(SearchKind Kind, IReadOnlyList<SearchLine> Lines, int Total, bool IsCut)
{
    /// <summary>The model whose order the first results have; null for the order of the index.</summary>
    public string? Reranker { get; init; }
}

/// <summary>One result.</summary>
/// <param name="Key">Key of the case or document, id of the person.</param>
/// <param name="Label">The key as displayed; null for people.</param>
/// <param name="Why">Why the result was found, in words.</param>
/// <param name="Facts">Owner, team, version and the like.</param>
/// <param name="Moment">When the result was last updated.</param>
/// <param name="Address">URL of the result's page; null when it has none for this reader.</param>
/// <param name="Rank">Rank in the list of its kind, from 1.</param>
public sealed record SearchLine(
    SearchKind Kind,
    string Key,
    string? Label,
    IReadOnlyList<HighlightPart> Title,
    IReadOnlyList<HighlightPart> Passage,
    string Why,
    IReadOnlyList<SearchFact> Facts,
    SearchMoment? Moment,
    string? Address,
    int Rank
);

/// <summary>A field of a result, with an optional sign.</summary>
public sealed record SearchFact(string Text, SearchSign Sign = SearchSign.None);

/// <summary>How a field is marked; its text says the same.</summary>
public enum SearchSign
{
    None,
    Plain,
    Done,
    Soon,
}

/// <summary>An instant and what happened then: "updated".</summary>
public sealed record SearchMoment(string What, DateTimeOffset At);

/// <summary>A part of a text, highlighted or not. Always rendered as text, never as markup.</summary>
public sealed record HighlightPart(string Text, bool IsHit);

/// <summary>Choices for the filters, the most frequent first.</summary>
public sealed record SearchChoices(
    IReadOnlyList<SearchChoice> Issues,
    IReadOnlyList<SearchChoice> Products,
    IReadOnlyList<SearchChoice> Languages
)
{
    public static SearchChoices None { get; } = new([], [], []);
}

/// <summary>A value with the number of best results that have it.</summary>
public sealed record SearchChoice(string Value, int Count);
