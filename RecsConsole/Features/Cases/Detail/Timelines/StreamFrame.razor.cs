using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RecsConsole.Components;
using RecsConsole.Platform.Circuits;

namespace RecsConsole.Features.Cases.Detail.Timelines;

/// <summary>
/// The place of the lines of a history. A line of one's own is scrolled to; that of a colleague moves nothing while somebody reads further
/// up, but is counted on a button that leads to it.
/// </summary>
public sealed partial class StreamFrame(IJSRuntime browser) : IAsyncDisposable
{
    private ElementReference _scroller;
    private ElementReference _end;
    private DotNetObjectReference<object>? _self;
    private IJSObjectReference? _stream;
    private int _unseen;
    private bool _mustShowEnd;

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Shows the end of other lines, once they are rendered.</summary>
    public void ShowEnd() => (_unseen, _mustShowEnd) = (0, true);

    /// <summary>Takes up lines that were added at the end.</summary>
    public async Task AddAsync(int lines, bool byOthers)
    {
        if (!byOthers)
        {
            ShowEnd();
        }
        else if (!await IsEndInSightAsync())
        {
            _unseen += lines;
        }

        StateHasChanged();
    }

    /// <summary>Called by the browser when the end comes into sight.</summary>
    [JSInvokable]
    public void SawEnd()
    {
        _unseen = 0;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await (_stream?.InvokeVoidAsync("stop") ?? ValueTask.CompletedTask);
            await (_stream?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception e) when (e is JSException || BrowserDisconnected.Is(e))
        {
            // the browser is gone
        }

        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
            {
                await using var script = await browser.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/stream.js"]);
                _self = ScriptTarget.Of(this);
                _stream = await script.InvokeAsync<IJSObjectReference>("follow", _scroller, _end, _self);
            }
            else if (_mustShowEnd)
            {
                _mustShowEnd = false;
                await (_stream?.InvokeVoidAsync("toEnd") ?? ValueTask.CompletedTask);
            }
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // the page was left
        }
    }

    private async Task<bool> IsEndInSightAsync()
    {
        try
        {
            return _stream is null || await _stream.InvokeAsync<bool>("isAtEnd");
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            return true;
        }
    }

    private async Task ShowUnseenAsync()
    {
        _unseen = 0;
        await (_stream?.InvokeVoidAsync("show") ?? ValueTask.CompletedTask);
    }
}
