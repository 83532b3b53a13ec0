using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Radzen.Blazor;

namespace RecsConsole.Components.Lists;

/// <summary>A column of a <see cref="ConsoleGrid{TLine}"/>. What it holds as text is shown, unless a template shows it otherwise, and exported.</summary>
public sealed class GridColumn<TLine> : RadzenDataGridColumn<TLine>
    where TLine : notnull
{
    /// <summary>Names the column in what a reader keeps, and in a sort; it never changes.</summary>
    [Parameter, EditorRequired]
    public required string Key { get; set; }

    [Parameter, EditorRequired]
    public required Func<TLine, string> Text { get; set; }

    /// <summary>Figures stand at the right.</summary>
    [Parameter]
    public bool IsFigure { get; set; }

    /// <summary>Whether the list can be sorted by it.</summary>
    [Parameter]
    public bool CanSort { get; set; }

    /// <summary>A column that a reader has to ask for.</summary>
    [Parameter]
    public bool IsExtra { get; set; }

    [CascadingParameter]
    private ConsoleGrid<TLine> Owner { get; set; } = default!;

    protected override void OnInitialized()
    {
        UniqueID = Key;
        Template ??= line => builder => builder.AddContent(0, Text(line));
        ExportValue = line => Text(line);
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

    internal static IEnumerable<string> KeysOf(IEnumerable<RadzenDataGridColumn<TLine>> columns) =>
        columns.OfType<GridColumn<TLine>>().Select(column => column.Key);

    /// <summary>A phone has no room for heads: a cell there says itself what it is.</summary>
    internal void NameCell(IDictionary<string, object> cell) => cell["data-head"] = Title;

    internal void MarkSort(IDictionary<string, object> header)
    {
        if (Owner.DirectionOf(this) is { } isDescending)
        {
            header["aria-sort"] = isDescending ? "descending" : "ascending";
        }
    }

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
