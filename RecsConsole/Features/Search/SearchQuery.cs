using System.Globalization;
using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Search;

/// <summary>A search with its filters. It is stored in the URL of the page, so that it can be bookmarked, shared and returned to.</summary>
public sealed record SearchQuery : IAddressFilter<SearchQuery>
{
    public const string Root = "/search";

    /// <summary>Maximum length of the search text.</summary>
    public const int LongestText = 200;

    private const int LongestFilter = AddressQuery.LongestText;
    private const int LastPage = 10;

    public string Text { get; init; } = "";

    public SearchKind Kind { get; init; }

    public string? Issue { get; init; }

    public string? Product { get; init; }

    /// <summary>open or finished; for cases.</summary>
    public string? State { get; init; }

    public string? Language { get; init; }

    /// <summary>Updated within this number of days.</summary>
    public int? SinceDays { get; init; }

    /// <summary>From 1; used with a single kind only.</summary>
    public int Page { get; init; } = 1;

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    public bool IsNarrowed =>
        Issue is not null || Product is not null || State is not null || Language is not null || SinceDays is not null;

    /// <summary>URL of this search; default values are left out.</summary>
    public string Address =>
        Parts()
            .Where(part => !string.IsNullOrEmpty(part.Value))
            .Aggregate(new AddressQuery(), (query, part) => query.With(part.Name, part.Value))
            .At(Root);

    /// <summary>The filters without the text, for the log.</summary>
    public IReadOnlyDictionary<string, string> Filters =>
        Parts()
            .Where(part => part.Name is not "q" && part.Value is not null)
            .ToDictionary(part => part.Name, part => part.Value!, StringComparer.Ordinal);

    /// <summary>The same text, without filters except the kind.</summary>
    public SearchQuery Widened => new() { Text = Text, Kind = Kind };

    /// <summary>What is invalid, for a query not created by <see cref="Read"/>.</summary>
    internal string? Problem =>
        Text.Length > LongestText ? Texts.SearchTooLong.With(LongestText)
        : Parts().Any(part => part.Name is not "q" && part.Value is { Length: > LongestFilter }) ? Texts.FilterTooLong.With(LongestFilter)
        : Page is < 1 or > LastPage ? Texts.PageOutOfRange.With(LastPage)
        : SinceDays is < 1 or > 3650 ? Texts.SpanOutOfRange
        : Enum.IsDefined(Kind) ? null
        : Texts.UnknownKind;

    /// <summary>Parses a URL query that may have been typed by hand: invalid values are ignored.</summary>
    public static SearchQuery Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Text = TextOf(query.Raw("q")),
            Kind = SearchLabels.Kinds.FirstOrDefault(kind =>
                string.Equals(SearchLabels.Name(kind), query.Raw("kind"), StringComparison.Ordinal)
            ),
            Issue = query.Text("issue"),
            Product = query.Text("product"),
            State = query.OneOf("state", ["open", "finished"]),
            Language = query.Text("lang"),
            SinceDays = query.Number("since", 1, 3650),
            Page = query.Number("page", 1, LastPage) ?? 1,
        };
    }

    /// <summary>The typed text, cut to the maximum length.</summary>
    public static string TextOf(string? typed)
    {
        var text = (typed ?? "").Trim();
        return text.Length > LongestText ? text[..LongestText] : text;
    }

    private IEnumerable<(string Name, string? Value)> Parts() =>
        [
            ("q", Text),
            ("kind", Kind == SearchKind.All ? null : SearchLabels.Name(Kind)),
            ("issue", Issue),
            ("product", Product),
            ("state", State),
            ("lang", Language),
            ("since", SinceDays?.ToString(CultureInfo.InvariantCulture)),
            ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ];
}
