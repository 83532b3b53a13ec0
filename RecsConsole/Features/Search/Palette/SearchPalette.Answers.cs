using Microsoft.JSInterop;
using RecsConsole.Components.Layout;
using RecsConsole.Features.Search.Results;

namespace RecsConsole.Features.Search.Palette;

/// <summary>What the palette shows for what was typed, and where it leads.</summary>
public sealed partial class SearchPalette
{
    private IDisposable? _waiting;

    private string Words =>
        _problem
        ?? (
            SearchQuery.TextOf(_text).Length == 0 ? Texts.PaletteKeys
            : _answering.IsCompleted && _entries.All(entry => entry.Line is null && entry.Group is not "Pages")
                ? Texts.PaletteNothingMatches
            : Texts.PaletteEnterHint
        );

    private async Task AskAsync(TimeSpan wait)
    {
        var answering = AnswerAsync(wait);
        _answering = answering;
        var mayRest = await answering;
        StateHasChanged();
        if (mayRest)
        {
            await session.SettleAsync();
        }
    }

    // Whether there is a search on screen that may come to rest.
    private async Task<bool> AnswerAsync(TimeSpan wait)
    {
        var query = new SearchQuery { Text = SearchQuery.TextOf(_text), Kind = _kind };
        if (await session.AskAsync(query, wait) is not { } result)
        {
            return false;
        }

        _problem = result.Error?.Message ?? result.Value?.Notice;
        _current = 0;
        await AwaitIndexAsync();
        if (result.Value is not { } answer || query.IsEmpty)
        {
            _entries = result.IsOk ? PaletteEntries.Recent(await RecentAsync()) : [];
            return false;
        }

        var person = Authentication is null ? null : (await Authentication).User;
        var pages = _kind == SearchKind.All ? PaletteEntries.Pages(query.Text, person, RailLinks.All) : [];
        _entries = PaletteEntries.Found(answer, pages);
        return true;
    }

    private bool IsWarmingUp => string.Equals(_problem, SearchConsole.WarmingUp.Message, StringComparison.Ordinal);

    // Right after a start: what was typed is asked again by itself as soon as it can be answered.
    private async Task AwaitIndexAsync()
    {
        StopWaiting();
        if (IsWarmingUp)
        {
            _waiting = await session.AwaitIndexAsync(() =>
                _ = InvokeAsync(() => IsWarmingUp ? AskAsync(TimeSpan.Zero) : Task.CompletedTask)
            );
        }
    }

    private void StopWaiting()
    {
        _waiting?.Dispose();
        _waiting = null;
    }

    private async Task<IReadOnlyList<string>> RecentAsync()
    {
        var actor = await actors.GetAsync(Disposed);
        return (await readRecentSearches.RunAsync(actor, Disposed)).Value?.Texts ?? [];
    }

    private async Task TakeAsync(PaletteEntry entry)
    {
        if (entry.Fill is { } text)
        {
            await TypeAsync(text);
            return;
        }

        if (entry.Line is { } line)
        {
            await session.SayAsync(line, SubmitSearchFeedback.Opened);
        }

        if (_listener is not null)
        {
            await _listener.InvokeVoidAsync("close", Disposed);
        }

        Clear();
        navigation.NavigateTo(entry.Address!);
    }
}
