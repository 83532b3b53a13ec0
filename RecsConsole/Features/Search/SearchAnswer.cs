namespace RecsConsole.Features.Search;

/// <summary>What a search found, as it is shown.</summary>
/// <param name="Groups">One for each kind asked for; of all kinds those that found something.</param>
/// <param name="Choices">What the filters can be set to, counted over the best results before any of them.</param>
/// <param name="Version">Of the search snapshot that answered.</param>
/// <param name="Notice">Something that could not be checked or is not ready, in words.</param>
/// <param name="TimeZone">The reader's.</param>
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
}

/// <summary>The results of one kind.</summary>
/// <param name="Total">After the filters, of what was considered.</param>
/// <param name="IsCut">More may fit than was considered.</param>
public sealed record SearchGroup(SearchKind Kind, IReadOnlyList<SearchLine> Lines, int Total, bool IsCut);

/// <summary>One result.</summary>
/// <param name="Key">Key of the case or document, id of the person.</param>
/// <param name="Label">The key as people know it; null for people.</param>
/// <param name="Why">Why it was found, in words.</param>
/// <param name="Facts">Owner, team, version and the like.</param>
/// <param name="Moment">When it was last updated.</param>
/// <param name="Address">Null where it has no page for this reader.</param>
/// <param name="Rank">In the list of its kind, from 1.</param>
public sealed record SearchLine(
    SearchKind Kind,
    string Key,
    string? Label,
    IReadOnlyList<TextPart> Title,
    IReadOnlyList<TextPart> Passage,
    string Why,
    IReadOnlyList<SearchFact> Facts,
    SearchMoment? Moment,
    string? Address,
    int Rank
);

/// <summary>A field of a result; a sign where it has one.</summary>
public sealed record SearchFact(string Text, SearchSign Sign = SearchSign.None);

/// <summary>How a field is marked; the word says the same.</summary>
public enum SearchSign
{
    None,
    Plain,
    Done,
    Soon,
}

/// <summary>An instant with what happened then: "updated".</summary>
public sealed record SearchMoment(string What, DateTimeOffset At);

/// <summary>A stretch of a text, searched for or not. Shown as text, whatever it says.</summary>
public sealed record TextPart(string Text, bool IsHit);

/// <summary>What a filter can be set to, the most frequent first.</summary>
public sealed record SearchChoices(
    IReadOnlyList<SearchChoice> Issues,
    IReadOnlyList<SearchChoice> Products,
    IReadOnlyList<SearchChoice> Languages
)
{
    public static SearchChoices None { get; } = new([], [], []);
}

/// <summary>A value with how many of the best results have it.</summary>
public sealed record SearchChoice(string Value, int Count);
