using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace RecsConsole.Components.Dialogs;

/// <summary>A dialog over the page, opened and closed by its owner component.</summary>
public sealed partial class Modal(IJSRuntime js) : IAsyncDisposable
{
    private readonly string _titleId = $"dialog-{Guid.NewGuid():N}";
    private ElementReference _dialog;
    private IJSObjectReference? _module;
    private bool _isOpen;
    private bool _isGone;
    private bool _mustShow;

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>Wide enough for a message or a table.</summary>
    [Parameter]
    public bool IsWide { get; set; }

    /// <summary>Opens as soon as it is rendered: for an owner that renders it only once it is needed.</summary>
    [Parameter]
    public bool OpensItself { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Buttons in the footer, the primary one first.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    /// <summary>Called when the dialog was closed, in any way.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    public bool IsOpen => _isOpen;

    public Task OpenAsync()
    {
        (_isOpen, _mustShow) = (true, true);
        return InvokeAsync(StateHasChanged);
    }

    public async Task CloseAsync()
    {
        if (_isGone)
        {
            return; // what it asked about is done, and the page shows something else by now
        }

        if (_module is not null)
        {
            await _module.InvokeVoidAsync("close", _dialog);
        }

        await ClosedAsync();
    }

    protected override void OnInitialized() => (_isOpen, _mustShow) = (OpensItself, OpensItself);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_mustShow)
        {
            return;
        }

        _mustShow = false; // after the content is there: the dialog focuses its first control
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/dialog.js"]);
        await _module.InvokeVoidAsync("open", _dialog);
    }

    private async Task ClosedAsync()
    {
        if (_isOpen)
        {
            _isOpen = false;
            await InvokeAsync(StateHasChanged);
            await OnClosed.InvokeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        if (_module is not null)
        {
            try
            {
                await _module.DisposeAsync();
            }
            catch (Exception e) when (BrowserDisconnected.Is(e))
            {
                // the browser is disconnected
            }
        }
    }
}
