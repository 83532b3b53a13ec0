using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RecsConsole.Components;
using RecsConsole.Components.Keys;
using RecsConsole.Platform.Circuits;

namespace RecsConsole.Features.Search.Palette;

/// <summary>The palette's dialog in the browser, which opens it on Ctrl K without the server and traps the focus.</summary>
/// <param name="module">URL of the dialog's script.</param>
internal sealed class PaletteDialog(IJSRuntime js, string module) : IAsyncDisposable
{
    private IJSObjectReference? _listener;
    private DotNetObjectReference<object>? _self;

    /// <param name="palette">The palette's OpenedAsync is called when the dialog opens, with the controls on the page.</param>
    public async Task ListenAsync(ElementReference dialog, ElementReference box, SearchPalette palette, CancellationToken cancellationToken)
    {
        _self = ScriptTarget.Of(palette);
        try
        {
            await using var script = await js.InvokeAsync<IJSObjectReference>("import", cancellationToken, module);
            _listener = await script.InvokeAsync<IJSObjectReference>("listen", cancellationToken, dialog, box, _self);
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // the page was closed before it was ready
        }
    }

    public Task OpenAsync(CancellationToken cancellationToken) => InvokeScriptAsync("open", cancellationToken);

    public Task CloseAsync(CancellationToken cancellationToken) => InvokeScriptAsync("close", cancellationToken);

    /// <summary>Performs the action like its control, its key or the settings page.</summary>
    public Task DoAsync(PaletteAction action, KeyMap? keys, CancellationToken cancellationToken) =>
        action switch
        {
            { Theme: { } theme } => InvokeScriptAsync("chooseTheme", cancellationToken, theme),
            { Key: { } key } => keys?.PressAsync(key) ?? Task.CompletedTask,
            _ => InvokeScriptAsync("press", cancellationToken, action.Control),
        };

    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        if (_listener is not null)
        {
            try
            {
                await _listener.InvokeVoidAsync("stop");
                await _listener.DisposeAsync();
            }
            catch (Exception e) when (BrowserDisconnected.Is(e))
            {
                // the browser is gone, and its listener with it
            }
        }
    }

    private async Task InvokeScriptAsync(string what, CancellationToken cancellationToken, params object?[] values)
    {
        if (_listener is not null)
        {
            await _listener.InvokeVoidAsync(what, cancellationToken, values);
        }
    }
}
