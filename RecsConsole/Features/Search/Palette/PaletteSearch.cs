using System.Security.Claims;
using RecsConsole.Components.Layout;
using RecsConsole.Features.Search.Results;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Search.Palette;

/// <summary>Asks for what is typed into the palette, and keeps the lines that the palette shows of the answer.</summary>
public sealed class PaletteSearch(SearchSession session, ReadRecentSearches readRecentSearches, ActorProvider actors) : IDisposable
{
    internal IReadOnlyList<PaletteEntry> Entries { get; private set; } = [];

    /// <summary>What the palette says instead of its hint; null when all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>The index is still being built, right after a start.</summary>
    public bool IsWarmingUp => string.Equals(Problem, SearchConsole.WarmingUp.Message, StringComparison.Ordinal);

    /// <summary>Whether nothing but the way to all results was found.</summary>
    public bool IsEmpty => !Entries.Any(entry => entry.IsFound);

    /// <summary>Asks, unless a later question overtakes this one.</summary>
    /// <param name="whenReady">Called when the index is there, if it is not there yet.</param>
    /// <returns>Whether there is a search on the screen that may come to rest; null if a later question overtook this one.</returns>
    public async Task<bool?> AskAsync(
        SearchQuery query,
        TimeSpan wait,
        ClaimsPrincipal? person,
        Action whenReady,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(query);
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

        IEnumerable<PaletteEntry> named =
            query.Kind == SearchKind.All
                ? [.. PaletteEntries.Pages(query.Text, person, RailLinks.Pages), .. PaletteEntries.Actions(query.Text)]
                : [];
        Entries = PaletteEntries.Found(answer, named);
        return true;
    }

    /// <summary>Waits until the answer has stood long enough and writes the search down.</summary>
    public Task SettleAsync() => session.SettleAsync();

    public Task OpenedAsync(SearchLine line) => session.SayAsync(line, SubmitSearchFeedback.Opened);

    public void Clear()
    {
        session.StopWaiting();
        (Problem, Entries) = (null, []);
    }

    public void Dispose()
    {
        Clear();
        session.Dispose();
    }

    private async Task<IReadOnlyList<string>> RecentAsync(CancellationToken cancellationToken)
    {
        var actor = await actors.GetAsync(cancellationToken);
        return (await readRecentSearches.RunAsync(actor, cancellationToken)).Value?.Texts ?? [];
    }
}
