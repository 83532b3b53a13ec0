using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Radzen;
using Radzen.Blazor;
using RecsConsole.Components.Keys;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Components.Lists;

/// <summary>
/// One page of a list: filters, columns to choose and to resize, rows to select, saved views, and a file of all that is listed. The query
/// sorts and pages; both live in the address of the page.
/// </summary>
public sealed partial class ConsoleGrid<TLine>
{
    private readonly IJSRuntime _js;
    private readonly ActorProvider _actors;
    private readonly string _id = $"list{Guid.NewGuid():N}";
    private readonly PageKey[] _keys;
    private RadzenDataGrid<TLine>? _grid;
    private ListBrowser? _browser;
    private ListSettings? _settings;
    private readonly GridSelection<TLine> _selected;

    public ConsoleGrid(IJSRuntime js, ActorProvider actors)
    {
        (_js, _actors) = (js, actors);
        _selected = new(line => Row?.Key(line) ?? line);
        _keys = [new("j", SharedTexts.NextRow, () => MoveAsync(1)), new("k", SharedTexts.RowBefore, () => MoveAsync(-1))];
    }

    /// <summary>What is listed, as people call it: "People".</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>Names the list in what a reader keeps of it; it never changes.</summary>
    [Parameter, EditorRequired]
    public required string Key { get; set; }

    [Parameter, EditorRequired]
    public required ListPart<TLine> Part { get; set; }

    /// <summary>The columns: <see cref="GridColumn{TLine}"/>.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment Columns { get; set; }

    [Parameter]
    public RenderFragment? Filters { get; set; }

    /// <summary>What stands in place of rows: why there are none, and what would change it.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    /// <summary>A line at the foot of the list.</summary>
    [Parameter]
    public RenderFragment? Foot { get; set; }

    /// <summary>What can be done with the rows that are ticked; without it no row can be.</summary>
    [Parameter]
    public RenderFragment<GridSelection<TLine>>? Selection { get; set; }

    /// <summary>How a ticked row is known and named; without it, it is all that it shows.</summary>
    [Parameter]
    public GridRow<TLine>? Row { get; set; }

    /// <summary>Whether the name stands above the list as a heading, on a page with more than the list.</summary>
    [Parameter]
    public bool IsTitled { get; set; }

    /// <summary>The name in the address of what is open beside the list: it is no part of a view.</summary>
    [Parameter]
    public string? Beside { get; set; }

    [Parameter]
    public EventCallback<int> OnPage { get; set; }

    /// <summary>Reads one page of what is listed, to export all of it; null where that is not offered.</summary>
    [Parameter]
    public Func<int, Task<ListPart<TLine>?>>? ReadPage { get; set; }

    /// <summary>How the query sorted it.</summary>
    [Parameter]
    public ListSort? Sort { get; set; }

    /// <summary>A reader chose a column to sort by, named by its key.</summary>
    [Parameter]
    public EventCallback<string> OnSort { get; set; }

    /// <summary>The key of the row to stand on at first, when it was opened from here.</summary>
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
        _settings = await _browser.ReadAsync(Disposed); // before the first row is drawn, so that no column moves under the cursor
        StateHasChanged();
        await Task.Yield();
        if (StartRow is not null)
        {
            await _browser.FocusAsync(StartRow, Disposed);
        }
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

    private async Task KeepAsync(ListSettings settings)
    {
        _settings = settings;
        await _browser!.WriteAsync(settings, Disposed);
    }

    private Task KeepColumnsAsync(DataGridPickedColumnsChangedEventArgs<TLine> e) =>
        KeepAsync(
            _settings!.WithColumns(
                GridColumn<TLine>.KeysOf(_grid!.ColumnsCollection.Where(column => column.Pickable)),
                GridColumn<TLine>.KeysOf(e.Columns ?? [])
            )
        );

    private Task KeepWidthAsync(DataGridColumnResizedEventArgs<TLine> e) =>
        e.Column is GridColumn<TLine> column ? KeepAsync(_settings!.WithWidth(column.Key, e.Width)) : Task.CompletedTask;

    private static void MarkSort(DataGridCellRenderEventArgs<TLine> e) => (e.Column as GridColumn<TLine>)?.MarkSort(e.Attributes);
}
