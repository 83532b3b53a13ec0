using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RecsConsole.Components;

namespace RecsConsole.Features.Conversation;

/// <summary>Places the caret in a message where text is to be written.</summary>
internal static class Caret
{
    public static async Task PlaceAsync(IJSRuntime browser, string script, ElementReference field)
    {
        try
        {
            await using var module = await browser.InvokeAsync<IJSObjectReference>("import", "./" + script);
            await module.InvokeVoidAsync("place", field);
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // the page was left
        }
    }
}
