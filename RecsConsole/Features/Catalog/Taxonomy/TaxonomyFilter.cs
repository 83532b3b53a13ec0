using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Catalog.Taxonomy;

/// <summary>Which terms the page shows. Stored in its URL.</summary>
public sealed record TaxonomyFilter : IAddressFilter<TaxonomyFilter>
{
    public const string Home = "/admin/taxonomy";

    /// <summary>Part of a label or of the stored value.</summary>
    public string? Search { get; init; }

    public TermKind? Kind { get; init; }

    public TermState? State { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Search is not null || Kind is not null || State is not null;

    public string Address =>
        new AddressQuery().With("q", Search).With("kind", Kind?.ToCode()).With("state", State?.ToCode()).WithPage(Page).At(Home);

    public static TaxonomyFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Search = query.Text("q"),
            Kind = ColumnCodes.Find<TermKind>(query.Text("kind")),
            State = ColumnCodes.Find<TermState>(query.Text("state")),
            Page = query.Page(),
        };
    }

    public bool Fits(TermLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return (Kind is null || line.Kind == Kind)
            && (State is null || line.State == State)
            && (
                Search is not { } text
                || line.Title.Contains(text, StringComparison.OrdinalIgnoreCase)
                || line.Key.Contains(text, StringComparison.OrdinalIgnoreCase)
            );
    }
}

public enum TermState
{
    /// <summary>Forms offer it.</summary>
    Offered,

    Retired,

    /// <summary>Cases have it, the taxonomy does not.</summary>
    Unknown,
}
