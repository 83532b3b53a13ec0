using System.Collections.Concurrent;
using System.Diagnostics;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Cli.Bench.Serving;

/// <summary>
/// Measures the time from sending something about a case until this process is told of the change, as its open pages are.
/// </summary>
internal sealed class NewsLag : IDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<long>> _sent = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentBag<double> _lags = [];
    private readonly Guid _tenantId;
    private readonly IDisposable _subscription;
    private int _waiting;

    public NewsLag(ChangePoller changes, Guid tenantId)
    {
        _tenantId = tenantId;
        _subscription = changes.Subscribe(Note);
    }

    /// <summary>Call before sending: each request that changes the case is one piece of news.</summary>
    public void Sending(string caseId)
    {
        Interlocked.Increment(ref _waiting);
        _sent.GetOrAdd(caseId, _ => new()).Enqueue(Stopwatch.GetTimestamp());
    }

    /// <summary>Waits for what was sent, and returns the lags in milliseconds.</summary>
    /// <exception cref="CommandException">Some news never came.</exception>
    public async Task<double[]> TakeAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _waiting) > 0)
        {
            if (Stopwatch.GetElapsedTime(started) > s_longest)
            {
                throw new CommandException(
                    FormattableString.Invariant($"{_waiting} changes were not told within {s_longest.TotalSeconds} s."),
                    CommandException.Failed
                );
            }

            await Task.Delay(20, cancellationToken);
        }

        double[] lags = [.. _lags];
        _lags.Clear();
        return lags;
    }

    public void Dispose() => _subscription.Dispose();

    private void Note(Change change)
    {
        if (
            change.Kind == ChangeKind.Case
            && change.TenantId == _tenantId
            && _sent.TryGetValue(change.Key, out var queue)
            && queue.TryDequeue(out var sent)
        )
        {
            _lags.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            Interlocked.Decrement(ref _waiting);
        }
    }
}
