using RecsConsole.Components.Lists;
using RecsConsole.Components.Pages;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Lists;

/// <summary>The list of one kind of governed items; reads again when somebody changes one.</summary>
public abstract class CatalogListPage<TFilter, TView, TLine> : ListPage<TFilter, TView>
    where TFilter : CatalogFilter, IAddressFilter<TFilter>
    where TView : CatalogList<TLine>
    where TLine : CatalogLine
{
    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Catalog, ChangeKind.Permission];

    protected async Task<ListPart<TLine>?> ReadPageAsync(int page) =>
        (await ReadAsync(await ActorAsync(), Filter with { Page = page })).Value is { } list ? PartOf(list) : null;

    protected static ListPart<TLine> PartOf(TView list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return new(list.Lines, list.Page, CatalogList<TLine>.PageSize, list.Total);
    }
}
