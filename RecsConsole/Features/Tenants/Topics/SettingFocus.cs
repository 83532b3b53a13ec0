using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RecsConsole.Components;

namespace RecsConsole.Features.Tenants.Topics;

/// <summary>
/// Puts the focus on the field that the address leads to, and on the heading when another topic opens: the router moves it only between
/// pages of different types.
/// </summary>
public sealed class SettingFocus(IJSRuntime browser) : ComponentBase
{
    private string? _shown;

    /// <summary>Id of the topic; null for the page with all topics.</summary>
    [Parameter]
    public string? Topic { get; set; }

    /// <summary>DOM id of the field; null for none.</summary>
    [Parameter]
    public string? Field { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var address = $"{Topic}?{Field}";
        if (string.Equals(_shown, address, StringComparison.Ordinal))
        {
            return;
        }

        _shown = address;
        if (firstRender && Field is null)
        {
            return; // the router has put it on the heading
        }

        try
        {
            await using var script = await browser.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/field.js"]);
            await script.InvokeVoidAsync("show", Field);
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // the page was left
        }
    }
}
