using RecsConsole.Features.Search.Palette;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Features.Search;

/// <summary>
/// The state of one search box: waits for a typing pause, cancels superseded queries, and records a search once its results were shown for
/// a second or one of them was opened.
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
    /// <summary>Length of a typing pause.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    /// <summary>How long results must be shown to count as a search.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    private CancellationTokenSource _turn = new();
    private CancellationToken _now; // stored once: a disposed source provides no token
    private SearchAnswer? _answer;
    private Guid _searchId;
    private Task<bool>? _recorded;
    private IDisposable? _waiting;
    private bool _isOver;

    /// <summary>The result of the latest query; null if a later one superseded it.</summary>
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

    /// <summary>Repeats the query when the index is ready, unless another query comes first.</summary>
    public async Task AwaitIndexAsync(Action ask)
    {
        var actor = await actors.GetAsync(_now);
        _waiting?.Dispose();
        _waiting = snapshots.WhenReady(actor.TenantId, ask);
    }

    /// <summary>Cancels the query waiting for the index, if there is one.</summary>
    public void StopWaiting()
    {
        _waiting?.Dispose();
        _waiting = null;
    }

    /// <summary>Waits until the results have been shown long enough and records the search; does nothing if it was superseded.</summary>
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

    /// <summary>Gives feedback on a result; records the search first if necessary.</summary>
    /// <param name="signal">Null withdraws the feedback.</param>
    public async Task<Result<SearchFeedback>?> RecordFeedbackAsync(SearchLine line, string? signal)
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
            CancellationToken.None // feedback is stored even if the user leaves at the same moment
        );
    }

    /// <summary>The search box was removed. May be called again when the circuit ends.</summary>
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
            )
            {
                Reranker = answer.Reranker,
            },
            CancellationToken.None
        );
        return result.IsOk;
    }
}
