using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RecsConsole.Components;
using RecsConsole.Components.Keys;
using RecsConsole.Platform.Circuits;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Slates.Holding;

/// <summary>
/// Keeps the suggestions still while the pointer or the focus is on them. Newer ones wait until they are asked for, or until neither is on
/// the list any more: nothing changes under the hand of a person.
/// </summary>
public sealed partial class SlateHold : IAsyncDisposable
{
    private readonly IJSRuntime _browser;
    private readonly ILogger<SlateHold> _logger;
    private readonly PageKey[] _keys;
    private ElementReference _root;
    private DotNetObjectReference<object>? _self;
    private IJSObjectReference? _watch;
    private ShownDecision? _waiting;

    public SlateHold(IJSRuntime browser, ILogger<SlateHold> logger)
    {
        (_browser, _logger) = (browser, logger);
        _keys = [new("s", Texts.UpdatedShowInSentence, ShowAsync)];
    }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>What waited is to be shown.</summary>
    [Parameter]
    public EventCallback<ReleasedDecision> OnShow { get; set; }

    /// <summary>Keeps newer suggestions back if somebody is at the list; false when they may be shown at once.</summary>
    public async Task<bool> HoldAsync(ShownDecision next)
    {
        var isHeld = await IsSomebodyThereAsync();
        _waiting = isHeld ? next : null;
        StateHasChanged();
        return isHeld;
    }

    /// <summary>Nothing waits any more: something newer is shown.</summary>
    public void Drop() => _waiting = null;

    /// <summary>Called by the browser when neither the pointer nor the focus is on the list any more.</summary>
    [JSInvokable]
    public Task LeftAsync() => ReleaseAsync(isAsked: false);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await (_watch?.InvokeVoidAsync("stop") ?? ValueTask.CompletedTask);
            await (_watch?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception e) when (e is JSException || BrowserDisconnected.Is(e))
        {
            // the browser is gone
        }

        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            await using var script = await _browser.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/hold.js"]);
            _self = ScriptTarget.Of(this);
            _watch = await script.InvokeAsync<IJSObjectReference>("watch", _root, _self);
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // closed before it was rendered
        }
        catch (JSException e)
        {
            LogNotWatched(e); // then nothing waits
        }
    }

    private async Task<bool> IsSomebodyThereAsync()
    {
        try
        {
            return _watch is not null && await _watch.InvokeAsync<bool>("hold");
        }
        catch (Exception e) when (e is JSException || BrowserDisconnected.Is(e))
        {
            return false;
        }
    }

    private Task ShowAsync() => ReleaseAsync(isAsked: true);

    private async Task ReleaseAsync(bool isAsked)
    {
        if (_waiting is { } next)
        {
            _waiting = null;
            StateHasChanged();
            await OnShow.InvokeAsync(new(next, isAsked));
        }
    }

    [LoggerMessage(EventId = 2122, Level = LogLevel.Warning, Message = "Whether somebody is at the suggestions cannot be watched")]
    private partial void LogNotWatched(Exception exception);
}
