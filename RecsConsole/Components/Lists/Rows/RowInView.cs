using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace RecsConsole.Components.Lists;

/// <summary>
/// Keeps the row of what is open beside a list in view, in the foot of the list: the panel narrows the page, what is above the list then
/// grows, and its rows would move out of the window.
/// </summary>
public sealed class RowInView(IJSRuntime browser) : ComponentBase
{
    private string? _shown;

    /// <summary>Key of the row; null when nothing is open.</summary>
    [Parameter, EditorRequired]
    public required string? Row { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (string.Equals(_shown, Row, StringComparison.Ordinal))
        {
            return; // the reader may have scrolled since
        }

        _shown = Row;
        if (Row is null)
        {
            return;
        }

        try
        {
            await using var script = await browser.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/lists.js"]);
            await script.InvokeVoidAsync("reveal", Row);
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // the page was left
        }
    }
}
