using RecsConsole.Components.Lists;
using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Catalog.Lists;

/// <summary>The filter of a list that is sorted by what every governed item has: title, status and last change.</summary>
public abstract record SortedCatalogFilter : CatalogFilter
{
    /// <summary>The column that was chosen; null for the usual order of the list.</summary>
    public CatalogSort? Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>The order for the headings of the columns; null when no column shows it.</summary>
    public ListSort? Order => Chosen is { } sort ? new(KeyOf(sort), Descending) : null;

    /// <summary>The column of the usual order; null when it is an order that no column shows.</summary>
    protected virtual CatalogSort? Usual => CatalogSort.Title;

    private CatalogSort? Chosen => Sort ?? Usual;

    /// <summary>The same list sorted by the column with the key, in reverse order if it already was. Dates begin with the newest.</summary>
    public SortedCatalogFilter SortedBy(string column)
    {
        var sort = Enum.GetValues<CatalogSort>().First(each => string.Equals(KeyOf(each), column, StringComparison.Ordinal));
        return this with
        {
            Sort = sort == Usual ? null : sort,
            Descending = Chosen == sort ? !Descending : sort is CatalogSort.Changed,
            Page = 1,
        };
    }

    protected override AddressQuery ToQuery() =>
        base.ToQuery().With("sort", Sort is { } sort ? KeyOf(sort) : null).WithFlag("desc", Descending);

    protected static TFilter ReadSorted<TFilter>(AddressQuery query)
        where TFilter : SortedCatalogFilter, new()
    {
        var filter = Read<TFilter>(query);
        return filter with { Sort = query.Choice<CatalogSort>("sort"), Descending = query.Flag("desc") };
    }

    private static string KeyOf(CatalogSort sort) => sort.ToString().ToLowerInvariant();
}

/// <summary>The sortable columns of such a list.</summary>
public enum CatalogSort
{
    Title,
    Status,
    Changed,
}
