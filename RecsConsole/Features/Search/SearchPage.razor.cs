using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Keys;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Search;

/// <summary>The page of internal search. Its address holds the whole search.</summary>
public sealed partial class SearchPage : CancellableComponent
{
    private readonly SearchSession _session;
    private readonly NavigationManager _navigation;
    private readonly IReadOnlyList<PageKey> _keys;
    private readonly Dictionary<(SearchKind, string), string> _said = [];
    private ElementReference _box;
    private SearchQuery _query = new();
    private SearchQuery? _asked;
    private SearchAnswer? _answer;
    private Error? _error;
    private TimeZoneInfo? _zone;
    private string _text = "";
    private bool _isTyping;

    public SearchPage(SearchSession session, NavigationManager navigation)
    {
        (_session, _navigation) = (session, navigation);
        _keys = [new("/", Texts.TypeWhatToSearch, FocusAsync)];
    }

    private string Announced =>
        _answer is not { Query.IsEmpty: false } answer ? ""
        : answer.Lines.Any()
            ? string.Join(
                ", ",
                answer
                    .Groups.Where(group => group.Lines.Count > 0)
                    .Select(group => $"{SearchLabels.Many(group.Kind)}: {SearchLabels.Count(group)}")
            )
        : Texts.NothingFound;

    protected override Task OnParametersSetAsync()
    {
        var query = AddressQuery;
        if (query == _asked)
        {
            return Task.CompletedTask; // the address that typing led to
        }

        (_query, _text) = (query, query.Text);
        return AskAsync(TimeSpan.Zero);
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
            _warming?.Dispose();
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

    // What is on screen stays until the next answer is there.
    private async Task AskAsync(TimeSpan wait)
    {
        var query = _asked = _query;
        if (await _session.AskAsync(query, wait) is not { } result)
        {
            return;
        }

        (_answer, _error) = (result.Value, result.Error);
        await AwaitIndexAsync();
        _said.Clear();
        _zone = TimeZones.Find(_answer?.TimeZone);
        Lead(query);
        StateHasChanged();
        await _session.SettleAsync();
        _isTyping = false;
    }

    // Every letter would be a step back; a search that came to rest is one.
    private void Lead(SearchQuery query)
    {
        if (!_navigation.Uri.EndsWith(query.Address, StringComparison.Ordinal))
        {
            _navigation.NavigateTo(query.Address, replace: _isTyping);
            _isTyping = true;
        }
    }

    private void Show(SearchQuery query) => _navigation.NavigateTo(query.Address);

    private async Task OpenAsync(SearchLine line)
    {
        await _session.SayAsync(line, SubmitSearchFeedback.Opened);
        if (line.Address is { } address)
        {
            _navigation.NavigateTo(address);
        }
    }

    private async Task SayAsync((SearchLine Line, string? Signal) said)
    {
        if (await _session.SayAsync(said.Line, said.Signal) is { IsOk: true })
        {
            var key = (said.Line.Kind, said.Line.Key);
            _ = said.Signal is null ? _said.Remove(key) : (_said[key] = said.Signal) is not null;
        }
    }
}
