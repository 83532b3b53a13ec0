using Microsoft.EntityFrameworkCore;
using RecsConsole.Api.Callers;
using RecsConsole.Api.Replays;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;

namespace RecsConsole.Api.Bringing.Joining;

/// <summary>
/// Requests with one row each in one transaction. Their idempotency keys are stored in it as well: what is done is remembered, and what is
/// remembered is done.
/// </summary>
/// <param name="close">The requests; none can join afterwards.</param>
internal sealed class SingleGroup<T>(ApiReplays replays, ApiCaller caller, Func<IReadOnlyList<SingleRow<T>>> close)
{
    private readonly Dictionary<string, int> _firstOfKey = new(StringComparer.Ordinal);
    private IReadOnlyList<SingleRow<T>> _requests = [];
    private Dictionary<string, ApiReplayRow> _known = [];
    private ApiReply?[] _replies = [];
    private List<int> _executed = [];

    /// <summary>The replies, in the order of the requests.</summary>
    public IReadOnlyList<ApiReply> Replies => [.. _replies.OfType<ApiReply>()];

    /// <summary>The rows that must be executed: those of requests without an earlier reply.</summary>
    public async Task<IReadOnlyList<T>> OpenAsync(ConsoleDbContext db)
    {
        _requests = close();
        _replies = new ApiReply?[_requests.Count];
        _firstOfKey.Clear();
        _known = await KnownAsync(db);
        _executed = [.. Enumerable.Range(0, _requests.Count).Where(MustRun)];
        return [.. _executed.Select(at => _requests[at].Row)];
    }

    /// <summary>Turns results into replies, and stores those that have a key.</summary>
    public void Keep(ConsoleDbContext db, IReadOnlyList<ReceivedRow> rows)
    {
        foreach (var (at, row) in _executed.Zip(rows))
        {
            var reply = BroughtRows.One(row);
            _replies[at] = reply;
            if (_requests[at].Key is { } key && reply.Json is not null)
            {
                Store(db, key, reply);
            }
        }

        for (var at = 0; at < _requests.Count; at++)
        {
            _replies[at] ??= Repeated(_requests[at].Key!);
        }
    }

    private async Task<Dictionary<string, ApiReplayRow>> KnownAsync(ConsoleDbContext db)
    {
        var names = _requests.Select(each => each.Key?.Name).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0
            ? []
            : await db
                .ApiReplays.Where(row => row.ApiKeyId == caller.KeyId && names.Contains(row.Name))
                .ToDictionaryAsync(row => row.Name, StringComparer.Ordinal, CancellationToken.None);
    }

    private bool MustRun(int at)
    {
        if (_requests[at].Key is not { } key)
        {
            return true;
        }

        if (_known.TryGetValue(key.Name, out var earlier) && replays.ReplyOf(earlier, key.Hash) is { } reply)
        {
            _replies[at] = reply;
            return false;
        }

        if (_firstOfKey.TryAdd(key.Name, at))
        {
            return true;
        }

        if (!_requests[_firstOfKey[key.Name]].Key!.Hash.AsSpan().SequenceEqual(key.Hash))
        {
            _replies[at] = ApiReplays.KeyTaken();
        }

        return false;
    }

    // the same request twice in this group
    private ApiReply Repeated(SingleKey key)
    {
        var first = _replies[_firstOfKey[key.Name]]!;
        return first with { IsReplay = first.Json is not null };
    }

    private void Store(ConsoleDbContext db, SingleKey key, ApiReply reply)
    {
        var now = replays.NewRow(caller, key.Name, key.Hash);
        if (_known.TryGetValue(key.Name, out var row))
        {
            row.At = now.At; // that request was abandoned
        }
        else
        {
            row = now;
            db.ApiReplays.Add(row);
        }

        (row.Status, row.Answer) = (reply.Status, reply.Json);
    }
}
