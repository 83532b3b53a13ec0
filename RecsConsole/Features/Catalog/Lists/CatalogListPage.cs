using Microsoft.AspNetCore.Components;
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
    /// <summary>Names a selected row.</summary>
    protected static GridRow<TLine> Row => new(line => line.Key, line => line.Title);

    /// <summary>What is done with several selected items.</summary>
    protected CatalogBulk? Bulk { get; set; }

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Catalog, ChangeKind.Permission];

    /// <summary>The actions for selected items; null for a reader who may take none.</summary>
    protected RenderFragment<GridSelection<TLine>>? StepsOf(TView list)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (!list.MayManage)
        {
            return null;
        }

        return Steps;
    }

    protected async Task<ListPart<TLine>?> ReadPageAsync(int page) =>
        (await ReadAsync(await ActorAsync(), Filter with { Page = page })).Value is { } list ? PartOf(list) : null;

    protected static ListPart<TLine> PartOf(TView list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return new(list.Lines, list.Page, CatalogList<TLine>.PageSize, list.Total);
    }

    private RenderFragment Steps(GridSelection<TLine> picked) =>
        builder =>
        {
            builder.OpenComponent<CatalogBulkSteps>(0);
            builder.AddComponentParameter(1, nameof(CatalogBulkSteps.Lines), picked.Lines);
            builder.AddComponentParameter(2, nameof(CatalogBulkSteps.OnSend), On(lines => Bulk!.AskToSendAsync(lines, picked.Clear)));
            builder.AddComponentParameter(3, nameof(CatalogBulkSteps.OnRetire), On(lines => Bulk!.AskToRetireAsync(lines, picked.Clear)));
            builder.CloseComponent();
        };

    private EventCallback<IReadOnlyList<CatalogLine>> On(Func<IReadOnlyList<CatalogLine>, Task> step) =>
        EventCallback.Factory.Create(this, step);
}
