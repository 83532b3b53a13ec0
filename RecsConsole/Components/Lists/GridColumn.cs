using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Radzen.Blazor;

namespace RecsConsole.Components.Lists;

/// <summary>A column of a <see cref="ConsoleGrid{TLine}"/>. Its text is exported, and shown unless there is a cell.</summary>
public sealed class GridColumn<TLine> : RadzenDataGridColumn<GridItem<TLine>>
    where TLine : notnull
{
    /// <summary>Identifies the column in stored settings and in the sort order; must never change.</summary>
    [Parameter, EditorRequired]
    public required string Key { get; set; }

    [Parameter, EditorRequired]
    public required Func<TLine, string> Text { get; set; }

    /// <summary>The content of a cell, where it is more than text.</summary>
    [Parameter]
    public RenderFragment<TLine>? Cell { get; set; }

    /// <summary>Right-aligns the cells, for numbers.</summary>
    [Parameter]
    public bool IsFigure { get; set; }

    /// <summary>Whether the list can be sorted by it.</summary>
    [Parameter]
    public bool CanSort { get; set; }

    /// <summary>Hidden until the reader chooses it.</summary>
    [Parameter]
    public bool IsExtra { get; set; }

    [CascadingParameter]
    private ConsoleGrid<TLine> Owner { get; set; } = default!;

    protected override void OnInitialized()
    {
        UniqueID = Key;
        ExportValue = item => Text(item.Line);
        TextAlign = IsFigure ? Radzen.TextAlign.Right : Radzen.TextAlign.Left;
        if (CanSort)
        {
            HeaderTemplate ??= DrawHeader;
        }

        Visible = !Pickable || Owner.Shows(this);
        base.OnInitialized();
        UniqueID = Key; // the base class may name it after a property
        if (Owner.WidthOf(this) is { } width)
        {
            SetWidth(width);
        }
    }

    protected override void OnParametersSet()
    {
        Template = Cell is { } cell ? item => cell(item.Line) : item => builder => builder.AddContent(0, Text(item.Line));
        base.OnParametersSet();
    }

    /// <summary>The settings once the reader chose which of all columns to show.</summary>
    internal static ListSettings Picked(
        ListSettings settings,
        IEnumerable<RadzenDataGridColumn<GridItem<TLine>>> all,
        IEnumerable<RadzenDataGridColumn<GridItem<TLine>>> shown
    ) => settings.WithColumns(KeysOf(all.Where(column => column.Pickable)), KeysOf(shown));

    private static IEnumerable<string> KeysOf(IEnumerable<RadzenDataGridColumn<GridItem<TLine>>> columns) =>
        columns.OfType<GridColumn<TLine>>().Select(column => column.Key);

    /// <summary>Phones have no room for column headings, so each cell carries its own.</summary>
    internal void NameCell(IDictionary<string, object> cell) => cell["data-head"] = Title;

    private void DrawHeader(RenderTreeBuilder builder)
    {
        builder.OpenComponent<SortHeader>(0);
        builder.AddComponentParameter(1, nameof(SortHeader.Title), Title);
        builder.AddComponentParameter(2, nameof(SortHeader.IsDescending), Owner.DirectionOf(this));
        builder.AddComponentParameter(
            3,
            nameof(SortHeader.OnSort),
            EventCallback.Factory.Create(Owner, () => Owner.OnSort.InvokeAsync(Key))
        );
        builder.CloseComponent();
    }
}
