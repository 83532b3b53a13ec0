using RecsConsole.Components.Layout;
using RecsConsole.Features.Search.Results;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Search.Palette;

/// <summary>Searches for the text typed into the palette, and keeps the resulting entries.</summary>
public sealed class PaletteSearch(
    SearchSession session,
    ReadRecentSearches readRecentSearches,
    ActorProvider actors,
    IEnumerable<IMorePages> more,
    IEnumerable<IFoundObjects> objects
) : IDisposable
{
    private int _asked;

    internal IReadOnlyList<PaletteEntry> Entries { get; private set; } = [];

    /// <summary>Shown instead of the hint; null when there is no problem.</summary>
    public string? Problem { get; private set; }

    /// <summary>The index is still being built, right after a start.</summary>
    public bool IsWarmingUp => string.Equals(Problem, SearchConsole.WarmingUp.Message, StringComparison.Ordinal);

    /// <summary>Whether nothing was found; the link to all results does not count.</summary>
    public bool IsEmpty => !Entries.Any(entry => entry.IsFound);

    /// <summary>Searches, unless a later query supersedes this one.</summary>
    /// <param name="whenReady">Called when the index is ready, if it is not ready yet.</param>
    /// <returns>Whether there is a search on the screen that may be recorded; null if a later query superseded this one.</returns>
    public async Task<bool?> AskAsync(
        SearchQuery query,
        TimeSpan wait,
        PaletteReach reach,
        Action whenReady,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        var asked = ++_asked;
        if (await session.AskAsync(query, wait) is not { } result)
        {
            return null;
        }

        Problem = result.Error?.Message ?? result.Value?.Notice;
        if (IsWarmingUp)
        {
            await session.AwaitIndexAsync(whenReady);
        }

        if (result.Value is not { } answer || query.IsEmpty)
        {
            Entries = result.IsOk ? PaletteEntries.Recent(await RecentAsync(cancellationToken)) : [];
            return false;
        }

        var named = query.Kind == SearchKind.All ? await NamedAsync(query.Text, reach, cancellationToken) : [];
        if (asked != _asked)
        {
            return null;
        }

        Entries = PaletteEntries.Found(answer, named);
        return true;
    }

    private async Task<IReadOnlyList<PaletteEntry>> NamedAsync(string text, PaletteReach reach, CancellationToken cancellationToken)
    {
        var actor = await actors.GetAsync(cancellationToken);
        List<FoundObject> found = [];
        foreach (var source in objects)
        {
            found.AddRange(await source.FindAsync(actor, text, cancellationToken));
        }

        return
        [
            .. PaletteEntries.Pages(text, reach, Pages),
            .. PaletteEntries.Actions(text, reach),
            .. PaletteEntries.Objects(text, found),
        ];
    }

    /// <summary>Waits until the results have been shown long enough, and records the search.</summary>
    public Task SettleAsync() => session.SettleAsync();

    public Task OpenedAsync(SearchLine line) => session.RecordFeedbackAsync(line, SubmitSearchFeedback.Opened);

    public void Clear()
    {
        session.StopWaiting();
        _asked++; // an answer that is still on its way is for nobody any more
        (Problem, Entries) = (null, []);
    }

    public void Dispose()
    {
        Clear();
        session.Dispose();
    }

    private IReadOnlyList<RailLink> Pages => [.. RailLinks.Pages, .. more.SelectMany(pages => pages.All)];

    private async Task<IReadOnlyList<string>> RecentAsync(CancellationToken cancellationToken)
    {
        var actor = await actors.GetAsync(cancellationToken);
        return (await readRecentSearches.RunAsync(actor, cancellationToken)).Value?.Texts ?? [];
    }
}
