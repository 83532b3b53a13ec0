using Microsoft.AspNetCore.Components;
using Radzen;
using Radzen.Blazor;

namespace RecsConsole.Components.Lists;

/// <summary>The column of row actions. Its heading is for screen readers only; it is always shown and never exported.</summary>
public sealed class CommandColumn<TLine> : RadzenDataGridColumn<GridItem<TLine>>
    where TLine : notnull
{
    [Parameter, EditorRequired]
    public required RenderFragment<TLine> Cell { get; set; }

    protected override void OnInitialized()
    {
        (Pickable, Resizable, TextAlign) = (false, false, TextAlign.Right);
        HeaderTemplate = builder =>
        {
            builder.OpenElement(0, "span");
            builder.AddAttribute(1, "class", "spoken");
            builder.AddContent(2, Title);
            builder.CloseElement();
        };
        base.OnInitialized();
    }

    protected override void OnParametersSet()
    {
        var cell = Cell;
        Template = item => cell(item.Line);
        base.OnParametersSet();
    }
}
