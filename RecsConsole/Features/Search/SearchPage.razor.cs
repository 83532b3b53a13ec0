using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Keys;
using RecsConsole.Components.Pages;
using RecsConsole.Platform;

namespace RecsConsole.Features.Search;

/// <summary>Search, with its query in the URL. Not a ListPage: it asks while the user types, and the URL follows the results.</summary>
public sealed partial class SearchPage
{
    private readonly SearchSession _session;
    private readonly IReadOnlyList<PageKey> _keys;
    private readonly Dictionary<(SearchKind, string), string> _said = [];
    private ElementReference _box;
    private SearchQuery _query = new();
    private SearchQuery? _asked;
    private SearchAnswer? _answer;
    private Error? _error;
    private string _text = "";
    private bool _isTyping;

    public SearchPage(SearchSession session)
    {
        _session = session;
        _keys = [new("/", Texts.TypeWhatToSearch, FocusAsync)];
    }

    // The index is still being built after a start.
    private bool IsWarmingUp => _error == SearchConsole.WarmingUp;

    protected override Task OnInitializedAsync()
    {
        Navigation.LocationChanged += TakeAddress;
        return TakeAsync(Navigation.Uri);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && _query.IsEmpty)
        {
            await FocusAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Navigation.LocationChanged -= TakeAddress;
            _session.Dispose();
        }

        base.Dispose(disposing);
    }

    private Task FocusAsync() => _box.FocusAsync().AsTask();

    private Task TypeAsync(string? typed)
    {
        _text = typed ?? "";
        _query = _query with { Text = SearchQuery.TextOf(_text), Page = 1 };
        return AskAsync(SearchSession.Pause);
    }

    private Task PressAsync(KeyboardEventArgs e) => e.Key is "Enter" ? AskAsync(TimeSpan.Zero) : Task.CompletedTask;

    private Task RetryAsync() => AskAsync(TimeSpan.Zero);

    // The first results load automatically once the index is ready.
    private void AskWhenReady() => _ = InvokeAsync(() => IsWarmingUp ? RetryAsync() : Task.CompletedTask);

    // The router does not set parameters again when only the query changes. Leaving for another page also triggers this.
    private void TakeAddress(object? sender, LocationChangedEventArgs e)
    {
        if (
            !Disposed.IsCancellationRequested && string.Equals(new Uri(e.Location).AbsolutePath, SearchQuery.Root, StringComparison.Ordinal)
        )
        {
            _ = InvokeAsync(() => TakeAsync(e.Location));
        }
    }

    private async Task TakeAsync(string address)
    {
        var query = SearchQuery.Read(AddressQuery.Parse(address));
        if (query != _asked) // otherwise the change comes from typing
        {
            (_query, _text) = (query, query.Text);
            await AskAsync(TimeSpan.Zero);
        }
    }

    // The previous results stay on screen until the next ones arrive.
    private async Task AskAsync(TimeSpan wait)
    {
        var query = _asked = _query;
        if (await _session.AskAsync(query, wait) is not { } result)
        {
            return;
        }

        (_answer, _error) = (result.Value, result.Error);
        if (IsWarmingUp)
        {
            await _session.AwaitIndexAsync(AskWhenReady);
        }

        _said.Clear();
        Lead(query);
        StateHasChanged();
        await _session.SettleAsync();
        _isTyping = false;
    }

    // A history entry for every letter would be too many; only a completed search gets one.
    private void Lead(SearchQuery query)
    {
        if (!Navigation.Uri.EndsWith(query.Address, StringComparison.Ordinal))
        {
            Navigation.NavigateTo(query.Address, replace: _isTyping);
            _isTyping = true;
        }
    }

    private void Show(SearchQuery query) => Navigation.NavigateTo(query.Address);

    private async Task OpenAsync(SearchLine line)
    {
        await _session.RecordFeedbackAsync(line, SubmitSearchFeedback.Opened);
        if (line.Address is { } address)
        {
            Navigation.NavigateTo(address);
        }
    }

    private async Task RecordFeedbackAsync(SearchLine line, string? signal)
    {
        if (await _session.RecordFeedbackAsync(line, signal) is { IsOk: true })
        {
            var key = (line.Kind, line.Key);
            _ = signal is null ? _said.Remove(key) : (_said[key] = signal) is not null;
        }
    }
}
