using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using RecsConsole.Components.Keys;

namespace RecsConsole.Features.Search.Palette;

/// <summary>
/// The quick search behind Ctrl K on every page. The browser opens it immediately and traps the focus; text typed before the server
/// responds is not lost, and Enter waits for the results of the latest text.
/// </summary>
public sealed partial class SearchPalette(PaletteSearch search, NavigationManager navigation, IJSRuntime js) : IAsyncDisposable
{
    private static readonly SearchKind[] s_kinds = [SearchKind.All, .. SearchLabels.Kinds];
    private ElementReference _dialog;
    private ElementReference _box;
    private PaletteDialog? _browser;
    private SearchKind _kind;
    private string _text = "";
    private int _current;
    private IReadOnlyList<string> _controls = [];
    private Task _answering = Task.CompletedTask;

    [CascadingParameter]
    public KeyMap? Keys { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>Called by the browser when it has opened the palette.</summary>
    /// <param name="controls">The data-does of the controls on the page that can be pressed.</param>
    [JSInvokable]
    public Task OpenedAsync(string[]? controls = null) =>
        InvokeAsync(() =>
        {
            _controls = controls ?? [];
            return AskAsync(TimeSpan.Zero);
        });

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        Keys?.Put(this, [new("Ctrl K", Texts.SearchEverythingInSentence, OpenAsync)]);
        _browser = new(js, "./" + Assets["js/palette.js"]);
        await _browser.ListenAsync(_dialog, _box, this, Disposed);
    }

    private Task OpenAsync() => _browser?.OpenAsync(Disposed) ?? Task.CompletedTask;

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
            case "ArrowDown" when search.Entries.Count > 0:
                _current = (_current + 1) % search.Entries.Count;
                break;
            case "ArrowUp" when search.Entries.Count > 0:
                _current = (_current + search.Entries.Count - 1) % search.Entries.Count;
                break;
            case "Enter":
                await _answering; // for the latest text
                if (_current < search.Entries.Count)
                {
                    await TakeAsync(search.Entries[_current]);
                }

                break;
            default:
                break;
        }
    }

    private async Task AskAsync(TimeSpan wait)
    {
        _wasOpened = true;
        StateHasChanged(); // the answer may take a moment
        var answering = AnswerAsync(wait);
        _answering = answering;
        var mayRest = await answering;
        StateHasChanged();
        if (mayRest)
        {
            await search.SettleAsync();
        }
    }

    private async Task<bool> AnswerAsync(TimeSpan wait)
    {
        var query = new SearchQuery { Text = SearchQuery.TextOf(_text), Kind = _kind };
        var person = Authentication is null ? null : (await Authentication).User;
        var reach = new PaletteReach(person, _controls, [.. Keys?.InForce.Select(key => key.Key) ?? []]);
        var mayRest = await search.AskAsync(query, wait, reach, AskWhenReady, Disposed);
        _current = mayRest is null ? _current : PaletteEntries.StartOf(search.Entries);
        return mayRest ?? false;
    }

    // Right after a start: the query is repeated automatically once the index is ready.
    private void AskWhenReady() => _ = InvokeAsync(() => search.IsWarmingUp ? AskAsync(TimeSpan.Zero) : Task.CompletedTask);

    private async Task TakeAsync(PaletteEntry entry)
    {
        if (entry.Fill is { } text)
        {
            await TypeAsync(text);
            return;
        }

        if (entry.Line is { } line)
        {
            await search.OpenedAsync(line);
        }

        await (_browser?.CloseAsync(Disposed) ?? Task.CompletedTask);
        Clear();
        if (entry.Address is { } address)
        {
            navigation.NavigateTo(address);
        }

        await (entry.Does is { } action && _browser is { } browser ? browser.DoAsync(action, Keys, Disposed) : Task.CompletedTask);
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        Keys?.Remove(this);
        search.Dispose();
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }
}
