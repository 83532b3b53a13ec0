using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Radzen;
using Radzen.Blazor;
using RecsConsole.Components.Keys;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Components.Lists;

/// <summary>
/// One page of a list: filters, columns to choose and resize, row selection, saved views, and an export of the whole list. The query sorts
/// and pages; both are in the URL of the page.
/// </summary>
public sealed partial class ConsoleGrid<TLine>
{
    private readonly IJSRuntime _js;
    private readonly ActorProvider _actors;
    private readonly NavigationManager _navigation;
    private readonly string _id = $"list{Guid.NewGuid():N}";
    private readonly PageKey[] _keys;
    private readonly PageKey[] _keysToSelect;
    private RadzenDataGrid<GridItem<TLine>>? _grid;
    private readonly GridItems<TLine> _items = new();
    private ListBrowser? _browser;
    private ListSettings? _settings;
    private readonly GridSelection<TLine> _selected;

    public ConsoleGrid(IJSRuntime js, ActorProvider actors, NavigationManager navigation)
    {
        (_js, _actors, _navigation) = (js, actors, navigation);
        _selected = new(line => Row?.Key(line) ?? line);
        _keys = [new("j", SharedTexts.NextRow, () => MoveAsync(1)), new("k", SharedTexts.RowBefore, () => MoveAsync(-1))];
        _keysToSelect = [.. _keys, new("x", SharedTexts.SelectTheRow, PickAsync)];
    }

    /// <summary>The display name of the list: "People".</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>Identifies the list in stored settings; must never change.</summary>
    [Parameter, EditorRequired]
    public required string Key { get; set; }

    [Parameter, EditorRequired]
    public required ListPart<TLine> Part { get; set; }

    /// <summary>The columns: <see cref="GridColumn{TLine}"/>.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment Columns { get; set; }

    [Parameter]
    public RenderFragment? Filters { get; set; }

    /// <summary>Saved views that are kept elsewhere; without it, they are kept in the browser.</summary>
    [Parameter]
    public RenderFragment? Views { get; set; }

    /// <summary>Shown instead of rows: why there are none, and what would change that.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    /// <summary>A line at the foot of the list.</summary>
    [Parameter]
    public RenderFragment? Foot { get; set; }

    /// <summary>The actions for selected rows; without it no row can be selected.</summary>
    [Parameter]
    public RenderFragment<GridSelection<TLine>>? Selection { get; set; }

    /// <summary>How a row is identified, and named when selected; without it, by all its values, so that a change makes a new row.</summary>
    [Parameter]
    public GridRow<TLine>? Row { get; set; }

    /// <summary>Whether the name is shown as a heading, on a page with more than the list.</summary>
    [Parameter]
    public bool IsTitled { get; set; }

    /// <summary>The URL parameter for the object that is open next to the list, which is not part of a view.</summary>
    [Parameter]
    public string? DetailParameter { get; set; }

    [Parameter]
    public EventCallback<int> OnPage { get; set; }

    /// <summary>Reads one page of the list, to export all of it; null when there is no export.</summary>
    [Parameter]
    public Func<int, Task<ListPart<TLine>?>>? ReadPage { get; set; }

    /// <summary>The current sort order of the query.</summary>
    [Parameter]
    public ListSort? Sort { get; set; }

    /// <summary>The reader chose a column to sort by, identified by its key.</summary>
    [Parameter]
    public EventCallback<string> OnSort { get; set; }

    /// <summary>The key of the row to focus initially, when it was opened from here.</summary>
    [Parameter]
    public string? StartRow { get; set; }

    internal bool Shows(GridColumn<TLine> column) => _settings!.Columns.GetValueOrDefault(column.Key, !column.IsExtra);

    internal string? WidthOf(GridColumn<TLine> column) => _settings!.Widths.GetValueOrDefault(column.Key);

    /// <summary>Null when the list is sorted by another column.</summary>
    internal bool? DirectionOf(GridColumn<TLine> column) =>
        Sort is { } sort && string.Equals(sort.Column, column.Key, StringComparison.Ordinal) ? sort.IsDescending : null;

    protected override void OnParametersSet() => _selected.Keep(Part.Lines);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        var actor = await _actors.GetAsync(Disposed);
        _browser = await ListBrowser.OpenAsync(_js, "./" + Assets["js/lists.js"], _id, actor, Key, Disposed);
        _settings = await _browser.ReadAsync(Disposed); // before the first row is rendered, so that no column moves under the cursor
        StateHasChanged();
        await Task.Yield();
        await (StartRow is null ? Task.CompletedTask : _browser.FocusAsync(StartRow, Disposed));
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }

    private Task MoveAsync(int by) => _browser?.MoveAsync(by, Disposed) ?? Task.CompletedTask;

    private Task PickAsync() => _browser?.PickAsync(Disposed) ?? Task.CompletedTask;

    private async Task KeepAsync(ListSettings settings)
    {
        _settings = settings;
        await _browser!.WriteAsync(settings, Disposed);
    }

    private Task KeepColumnsAsync(DataGridPickedColumnsChangedEventArgs<GridItem<TLine>> e) =>
        KeepAsync(GridColumn<TLine>.Picked(_settings!, _grid!.ColumnsCollection, e.Columns ?? []));

    private Task KeepWidthAsync(DataGridColumnResizedEventArgs<GridItem<TLine>> e) =>
        e.Column is GridColumn<TLine> column ? KeepAsync(_settings!.WithWidth(column.Key, e.Width)) : Task.CompletedTask;
}
