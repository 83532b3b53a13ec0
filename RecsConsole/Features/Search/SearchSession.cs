using RecsConsole.Features.Search.Palette;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Features.Search;

/// <summary>
/// One box somebody types into: waits until they pause, gives up what was overtaken, and writes a search down once it has stood for a second or something
/// in it was opened.
/// </summary>
public sealed class SearchSession(
    SearchConsole searchConsole,
    RecordSearch recordSearch,
    SubmitSearchFeedback saySearchFeedback,
    SearchSnapshots snapshots,
    ActorProvider actors,
    TimeProvider clock
) : IDisposable
{
    /// <summary>How long a pause in typing is.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    /// <summary>How long results stand before they count as a search.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    private CancellationTokenSource _turn = new();
    private CancellationToken _now; // taken once: a source that was disposed gives no token
    private SearchAnswer? _answer;
    private Guid _searchId;
    private Task<bool>? _recorded;
    private IDisposable? _waiting;
    private bool _isOver;

    /// <summary>The answer to the latest question; null if a later one overtook it.</summary>
    public async Task<Result<SearchAnswer>?> AskAsync(SearchQuery query, TimeSpan wait)
    {
        var turn = NextTurn();
        try
        {
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, turn);
            }

            var actor = await actors.GetAsync(turn);
            var result = await searchConsole.RunAsync(actor, query, turn);
            if (turn.IsCancellationRequested)
            {
                return null;
            }

            (_answer, _searchId, _recorded) = (result.Value, Guid.NewGuid(), null);
            return result;
        }
        catch (OperationCanceledException) when (turn.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Has the question asked again when the index is there, unless another is asked before.</summary>
    public async Task AwaitIndexAsync(Action ask)
    {
        var actor = await actors.GetAsync(_now);
        _waiting?.Dispose();
        _waiting = snapshots.WhenReady(actor.TenantId, ask);
    }

    /// <summary>Gives up the question that waits for the index, if there is one.</summary>
    public void StopWaiting()
    {
        _waiting?.Dispose();
        _waiting = null;
    }

    /// <summary>Waits until the answer has stood long enough and writes it down; nothing if it was overtaken.</summary>
    public async Task SettleAsync()
    {
        var searchId = _searchId;
        try
        {
            await Task.Delay(Settling, clock, _now);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        if (searchId == _searchId)
        {
            await RecordAsync();
        }
    }

    /// <summary>Says something of a result; the search is written down first if it was not yet.</summary>
    /// <param name="signal">Null takes back what was said.</param>
    public async Task<Result<SearchFeedback>?> SayAsync(SearchLine line, string? signal)
    {
        ArgumentNullException.ThrowIfNull(line);
        var searchId = _searchId;
        if (!await RecordAsync())
        {
            return null;
        }

        var actor = await actors.GetAsync(CancellationToken.None);
        return await saySearchFeedback.RunAsync(
            actor,
            new(searchId, SearchLabels.Name(line.Kind), line.Key, signal),
            CancellationToken.None // what somebody said is kept even if they leave in the same moment
        );
    }

    /// <summary>The box is gone. Safe to be called again when the circuit ends.</summary>
    public void Dispose()
    {
        if (_isOver)
        {
            return;
        }

        (_isOver, _answer) = (true, null);
        StopWaiting();
        _turn.Cancel();
        _turn.Dispose();
    }

    private CancellationToken NextTurn()
    {
        ObjectDisposedException.ThrowIf(_isOver, this);
        StopWaiting();
        _turn.Cancel();
        _turn.Dispose();
        _turn = new();
        return _now = _turn.Token;
    }

    private Task<bool> RecordAsync() => _recorded ??= WriteAsync();

    private async Task<bool> WriteAsync()
    {
        if (_answer is not { Query.IsEmpty: false } answer)
        {
            return false;
        }

        var actor = await actors.GetAsync(CancellationToken.None);
        var result = await recordSearch.RunAsync(
            actor,
            new(
                _searchId,
                answer.Query,
                [.. answer.Lines.Select(line => new LoggedResult(SearchLabels.Name(line.Kind), line.Key, line.Rank))],
                answer.Version
            ),
            CancellationToken.None
        );
        return result.IsOk;
    }
}
