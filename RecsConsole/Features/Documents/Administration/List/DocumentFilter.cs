using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Documents.Administration.List;

/// <summary>The filter of the document list, kept in the URL of the page.</summary>
public sealed record DocumentFilter : IAddressFilter<DocumentFilter>
{
    public const string Path = "/admin/documents";
    private const int LongestText = 200;

    public string? Search { get; init; }

    public DocumentStatus? Status { get; init; }

    public string? Kind { get; init; }

    /// <summary>Id of the owner.</summary>
    public Guid? Owner { get; init; }

    public string? Language { get; init; }

    public DocumentDue? Due { get; init; }

    public DocumentSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => this with { Page = 1, Sort = DocumentSort.Title, Descending = false } != new DocumentFilter();

    public string Address =>
        new AddressQuery()
            .With("q", Search)
            .With("status", Status?.ToCode())
            .With("kind", Kind)
            .With("owner", Owner)
            .With("language", Language)
            .With("due", Due is { } due ? Word(due) : null)
            .With("sort", Sort, DocumentSort.Title)
            .WithFlag("desc", Descending)
            .WithPage(Page)
            .At(Path);

    public static DocumentFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Search = query.Text("q", LongestText),
            Status = ColumnCodes.Find<DocumentStatus>(query.Raw("status")),
            Kind = query.Text("kind", LongestText),
            Owner = query.Id("owner"),
            Language = query.Text("language", LongestText),
            Due = query.Choice<DocumentDue>("due"),
            Sort = query.Choice<DocumentSort>("sort") ?? DocumentSort.Title,
            Descending = query.Flag("desc"),
            Page = query.Page(),
        };
    }

    public static string Word(DocumentDue due) => due.ToString().ToLowerInvariant();

    public static DocumentDue? DueOf(string? word) =>
        Enum.GetValues<DocumentDue>()
            .Where(due => string.Equals(Word(due), word, StringComparison.Ordinal))
            .Select(due => (DocumentDue?)due)
            .FirstOrDefault();

    /// <summary>The same list sorted by the column; in reverse order if it already was.</summary>
    public DocumentFilter SortedBy(DocumentSort sort) => this with { Sort = sort, Descending = Sort == sort && !Descending, Page = 1 };

    /// <summary>Whether the filter keeps a document, but for its kind and dates, which the database compares.</summary>
    internal bool Fits(DocumentHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return FitsStatus(head)
            && (Owner is null || head.OwnerId == Owner)
            && (Language is null || Same(head.Language, Language))
            && (
                Search is null
                || head.Title.Contains(Search, StringComparison.CurrentCultureIgnoreCase)
                || head.Key.Contains(Search, StringComparison.OrdinalIgnoreCase)
            );
    }

    // a document in force with a pending draft matches both statuses
    private bool FitsStatus(DocumentHead head) =>
        Status is null || head.Status == Status || (Status is DocumentStatus.Draft && head.HasDraft);

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}

/// <summary>Columns that documents can be sorted by.</summary>
public enum DocumentSort
{
    Title,
    Kind,
    State,
    Version,
    Owner,
    Language,
    Expires,
    Review,
}

/// <summary>What needs attention in a document in force.</summary>
public enum DocumentDue
{
    /// <summary>The document expires within <see cref="ListDocuments.SoonDays"/> days.</summary>
    Expiring,

    /// <summary>The document's review date has passed.</summary>
    Review,
}
