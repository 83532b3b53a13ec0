using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform.Circuits;

namespace RecsConsole.Components.Keys;

/// <summary>Forwards key presses from the browser to the active keys.</summary>
public sealed partial class KeyHelp(IJSRuntime js) : IAsyncDisposable
{
    private Modal? _help;
    private bool _isHelpNeeded;
    private IJSObjectReference? _listener;
    private DotNetObjectReference<object>? _self;

    [Parameter, EditorRequired]
    public required KeyMap Keys { get; set; }

    [JSInvokable]
    public Task PressAsync(string key) =>
        InvokeAsync(async () =>
        {
            try
            {
                await Keys.PressAsync(key);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                await DispatchExceptionAsync(exception); // to the error boundary, like any other event of a page
            }
        });

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        Keys.Put(this, [new("?", SharedTexts.ShowTheseKeys, OpenHelpAsync)]);
        _self = ScriptTarget.Of(this);
        try
        {
            await using var module = await js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/keys.js"]);
            _listener = await module.InvokeAsync<IJSObjectReference>("listen", _self);
            Keys.Changed += Refresh;
            await UseAsync();
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // left before its keys were registered
        }
    }

    private Task OpenHelpAsync()
    {
        if (_help is not null)
        {
            return _help.OpenAsync();
        }

        _isHelpNeeded = true;
        StateHasChanged(); // a key is not an event of this component
        return Task.CompletedTask;
    }

    private void Refresh(object? sender, EventArgs e) => _ = InvokeAsync(UseAsync);

    private async Task UseAsync()
    {
        StateHasChanged();
        if (_listener is not null)
        {
            await _listener.InvokeVoidAsync("use", Keys.InForce.Select(key => key.Key).ToList()); // an array would be several arguments
        }
    }

    private static string Shown(string key) => key.Length == 1 ? key.ToUpper(CultureInfo.InvariantCulture) : key;

    public async ValueTask DisposeAsync()
    {
        Keys.Changed -= Refresh;
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
}
