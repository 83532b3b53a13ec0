using RecsConsole.Components.Pages;
using RecsConsole.Features.Catalog.Actions;

namespace RecsConsole.Features.Catalog.Lists;

/// <summary>The filter of a list of governed items, kept in the URL of the page.</summary>
public abstract record CatalogFilter
{
    public string? Search { get; init; }

    public VersionStatus? Status { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public virtual bool IsNarrowed => Search is not null || Status is not null;

    /// <summary>The address of the page with this filter.</summary>
    public string Address => ToQuery().WithPage(Page).At(ListAddress);

    /// <summary>The address of the list without a filter; those of the items are below it.</summary>
    public abstract string ListAddress { get; }

    /// <summary>The statuses to choose from.</summary>
    public virtual IReadOnlyList<VersionStatus> Statuses => ActionLabels.Statuses;

    /// <summary>All but the page.</summary>
    protected virtual AddressQuery ToQuery() => new AddressQuery().With("q", Search).With("status", Status?.ToCode());

    protected static string AddressOf(string root, string key) => $"{root}/{Uri.EscapeDataString(key)}";

    protected static TFilter Read<TFilter>(AddressQuery query)
        where TFilter : CatalogFilter, new()
    {
        ArgumentNullException.ThrowIfNull(query);
        var filter = new TFilter
        {
            Search = query.Text("q"),
            Status = ColumnCodes.Find<VersionStatus>(query.Raw("status")),
            Page = query.Page(),
        };
        return filter.Status is { } status && !filter.Statuses.Contains(status) ? filter with { Status = null } : filter;
    }
}
