using Radzen;
using Radzen.Blazor;

namespace RecsConsole.Components.Lists;

/// <summary>The column of row actions. Its heading is for screen readers only; it is always shown and never exported.</summary>
public sealed class CommandColumn<TLine> : RadzenDataGridColumn<TLine>
    where TLine : notnull
{
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
}
