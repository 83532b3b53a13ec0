using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Catalog.Lists;

/// <summary>A list of governed items whose columns sort it.</summary>
public abstract class SortedCatalogPage<TFilter, TView, TLine> : CatalogListPage<TFilter, TView, TLine>
    where TFilter : SortedCatalogFilter, IAddressFilter<TFilter>
    where TView : CatalogList<TLine>
    where TLine : CatalogLine
{
    protected void SortBy(string column) => Show((TFilter)Filter.SortedBy(column));
}
