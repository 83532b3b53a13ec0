using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using RecsConsole.Components.Keys;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Search.Palette;

/// <summary>
/// The quick search behind Ctrl K on every page. The browser opens it at once and keeps the focus inside; what is typed while the answer is on its way is
/// not lost, and Enter waits for the answer to what was typed.
/// </summary>
public sealed partial class SearchPalette(
    SearchSession session,
    ReadRecentSearches readRecentSearches,
    ActorProvider actors,
    NavigationManager navigation,
    IJSRuntime js
) : IAsyncDisposable
{
    private static readonly SearchKind[] s_kinds = [SearchKind.All, .. SearchLabels.Kinds];
    private ElementReference _dialog;
    private ElementReference _box;
    private IJSObjectReference? _listener;
    private DotNetObjectReference<SearchPalette>? _self;
    private IReadOnlyList<PaletteEntry> _entries = [];
    private SearchKind _kind;
    private string _text = "";
    private string? _problem;
    private int _current;
    private Task _answering = Task.CompletedTask;

    [CascadingParameter]
    public KeyMap? Keys { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>Called by the browser when it has opened the palette.</summary>
    [JSInvokable]
    public Task OpenedAsync() => InvokeAsync(() => AskAsync(TimeSpan.Zero));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        Keys?.Put(this, [new("Ctrl K", Texts.SearchEverythingInSentence, OpenAsync)]);
        _self = DotNetObjectReference.Create(this);
        await using var module = await js.InvokeAsync<IJSObjectReference>("import", Disposed, "./" + Assets["js/palette.js"]);
        _listener = await module.InvokeAsync<IJSObjectReference>("listen", Disposed, _dialog, _box, _self);
    }

    private async Task OpenAsync()
    {
        if (_listener is not null)
        {
            await _listener.InvokeVoidAsync("open", Disposed);
        }
    }

    private Task TypeAsync(string? typed)
    {
        _text = typed ?? "";
        return AskAsync(SearchSession.Pause);
    }

    private Task ChooseAsync(SearchKind kind)
    {
        _kind = kind;
        return AskAsync(TimeSpan.Zero);
    }

    private async Task PressAsync(KeyboardEventArgs e)
    {
        switch (e.Key)
        {
            case "ArrowDown" when _entries.Count > 0:
                _current = (_current + 1) % _entries.Count;
                break;
            case "ArrowUp" when _entries.Count > 0:
                _current = (_current + _entries.Count - 1) % _entries.Count;
                break;
            case "Enter":
                await _answering; // to what was typed last
                if (_current < _entries.Count)
                {
                    await TakeAsync(_entries[_current]);
                }

                break;
            default:
                break;
        }
    }

    private void Clear()
    {
        StopWaiting();
        (_text, _kind, _current, _problem, _entries) = ("", SearchKind.All, 0, null, []);
    }

    private static string IdOf(int number) => FormattableString.Invariant($"palette-{number}");

    private static string HeadingOf(string group) => "palette-" + group.Replace(' ', '-');

    public async ValueTask DisposeAsync()
    {
        Dispose();
        Clear();
        Keys?.Remove(this);
        session.Dispose();
        _self?.Dispose();
        if (_listener is not null)
        {
            try
            {
                await _listener.InvokeVoidAsync("stop");
                await _listener.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // the browser is gone, and its listener with it
            }
        }
    }
}
