using RecsConsole.Platform;

namespace RecsConsole.Api.Bringing.Joining;

/// <summary>
/// Requests that are executed together. The first one starts at once; those that arrive until its group is closed join it, and those that
/// arrive while a group is at work form the next. That waits a few milliseconds for the senders of the last group, which are about to send
/// again: half of them would otherwise form a group of their own, and a group costs far more than a request in it. Who sends alone waits
/// for nobody.
/// </summary>
/// <param name="culture">The language of the replies.</param>
/// <param name="clock">Measures how long groups take.</param>
/// <param name="actAsync">
/// Executes a group: calls its argument for the requests, after which none can join, and returns the reply to each.
/// </param>
internal sealed class JoiningLine<TRequest, TReply>(
    ScreenCulture culture,
    TimeProvider clock,
    Func<Func<IReadOnlyList<TRequest>>, Task<Result<IReadOnlyList<TReply>>>> actAsync
)
{
    private const int Largest = 500;
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(20);
    private readonly Lock _lock = new();
    private readonly Queue<Waiting> _waiting = new();
    private bool _isAtWork;
    private LastGroup _last = LastGroup.None;
    private TaskCompletionSource? _allHere;

    /// <summary>
    /// The reply to a request. The request of a caller that gives up is not executed, unless its group is already closed.
    /// </summary>
    public Task<Result<TReply>> RunAsync(TRequest request, CancellationToken cancellationToken)
    {
        var own = new Waiting(request, cancellationToken);
        lock (_lock)
        {
            _waiting.Enqueue(own);
            if (_waiting.Count >= _last.Expected)
            {
                _allHere?.TrySetResult();
            }

            if (!_isAtWork)
            {
                _isAtWork = true;
                // the work is nobody's own: it must not end, or be traced, with the request that happened to start it
                using (ExecutionContext.SuppressFlow())
                {
                    _ = Task.Run(WorkAsync, CancellationToken.None);
                }
            }
        }

        return own.Reply.Task.WaitAsync(cancellationToken);
    }

    private async Task WorkAsync()
    {
        culture.Enter();
        while (HasMore())
        {
            await GatherAsync();
            await ActTogetherAsync();
        }
    }

    private bool HasMore()
    {
        lock (_lock)
        {
            _isAtWork = _waiting.Count > 0;
            return _isAtWork;
        }
    }

    // Those who wait in vain lose at most half of what the last group took.
    private async Task GatherAsync()
    {
        var wait = _last.Patience - clock.GetElapsedTime(_last.EndedAt);
        Task allHere;
        lock (_lock)
        {
            if (wait <= TimeSpan.Zero || _waiting.Count >= _last.Expected)
            {
                return;
            }

            _allHere = new(TaskCreationOptions.RunContinuationsAsynchronously);
            allHere = _allHere.Task;
        }

        await allHere.WaitAsync(wait, clock, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // before its senders have their replies, with which they may be back at once
    private void Remember(List<Waiting> group, long startedAt)
    {
        var now = clock.GetTimestamp();
        var half = clock.GetElapsedTime(startedAt, now) / 2;
        lock (_lock)
        {
            _last = new(Math.Min(group.Count + _waiting.Count, Largest), now, half < s_longestWait ? half : s_longestWait);
            _allHere = null;
        }
    }

    private async Task ActTogetherAsync()
    {
        List<Waiting>? group = null;
        var startedAt = clock.GetTimestamp();
        IReadOnlyList<TRequest> Close() => (group ??= Leave()).ConvertAll(each => each.Request);
        try
        {
            var result = await actAsync(Close);
            Remember(group ?? [], startedAt);
            if (Settle(group ??= LeaveFirst(), result))
            {
                return;
            }
        }
        catch (Exception e)
        {
            // refused before anybody joined: the others are asked on their own
            if ((group ??= LeaveFirst()) is [var only])
            {
                only.Reply.TrySetException(e);
                return;
            }
        }

        // one request must not fail another
        foreach (var each in group)
        {
            await ActAloneAsync(each);
        }
    }

    private async Task ActAloneAsync(Waiting one)
    {
        try
        {
            Settle([one], await actAsync(() => [one.Request]));
        }
        catch (Exception e)
        {
            one.Reply.TrySetException(e);
        }
    }

    // false when several requests failed together, and it is not known which of them is at fault
    private static bool Settle(List<Waiting> group, Result<IReadOnlyList<TReply>> result)
    {
        if (result.IsOk)
        {
            for (var i = 0; i < group.Count; i++)
            {
                group[i].Reply.TrySetResult(result.Value[i]);
            }
        }
        else if (group is [var only])
        {
            only.Reply.TrySetResult(result.Error);
        }

        return result.IsOk || group.Count < 2;
    }

    private List<Waiting> Leave()
    {
        List<Waiting> group = [];
        lock (_lock)
        {
            while (group.Count < Largest && _waiting.TryDequeue(out var next))
            {
                if (!next.CancellationToken.IsCancellationRequested)
                {
                    group.Add(next);
                }
            }
        }

        return group;
    }

    private List<Waiting> LeaveFirst()
    {
        lock (_lock)
        {
            return [_waiting.Dequeue()];
        }
    }

    /// <param name="Expected">How many wait when all of its senders have sent their next requests.</param>
    /// <param name="Patience">How long the next group waits for them.</param>
    private sealed record LastGroup(int Expected, long EndedAt, TimeSpan Patience)
    {
        public static readonly LastGroup None = new(0, 0, TimeSpan.Zero);
    }

    private sealed record Waiting(TRequest Request, CancellationToken CancellationToken)
    {
        public TaskCompletionSource<Result<TReply>> Reply { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
