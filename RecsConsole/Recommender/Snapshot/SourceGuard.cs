using System.Diagnostics.CodeAnalysis;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>
/// Lets each source of one recommendation fail or time out on its own: its facts are left out, its name is kept for the card, and the
/// failure is logged once. A permission check is not a source: its exceptions pass through.
/// </summary>
public sealed partial class SourceGuard(TimeSpan budget, TimeProvider clock, ILogger logger)
{
    public const string TimedOut = "timed out";
    public const string Failed = "failed";

    private readonly SortedSet<string> _left = new(StringComparer.Ordinal);

    /// <summary>Sources whose facts are missing, each with the reason: "text search (timed out)".</summary>
    public IReadOnlyList<string> Left => [.. _left];

    /// <summary>The result of a source, or <paramref name="without"/> if it fails or times out.</summary>
    /// <param name="name">Name of the source as shown on the card.</param>
    /// <param name="without">The value to use without the source.</param>
    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "Whatever a source throws costs its own facts alone"
    )]
    public async Task<T> ReadAsync<T>(string name, T without, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        using var late = new CancellationTokenSource(budget, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await read(both.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            return Leave(name, without, e, late.IsCancellationRequested);
        }
    }

    /// <summary>The same for a source that reads memory only and cannot be cancelled; a late result is still used.</summary>
    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "Whatever a source throws costs its own facts alone"
    )]
    public T Read<T>(string name, T without, Func<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var started = clock.GetTimestamp();
        try
        {
            var facts = read();
            var elapsed = clock.GetElapsedTime(started);
            if (elapsed > budget)
            {
                LogSlow(name, (long)elapsed.TotalMilliseconds);
            }

            return facts;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Leave(name, without, e, isLate: false);
        }
    }

    private T Leave<T>(string name, T without, Exception exception, bool isLate)
    {
        lock (_left)
        {
            _left.Add($"{name} ({(isLate ? TimedOut : Failed)})");
        }

        LogLeft(exception, name, isLate ? TimedOut : Failed);
        return without;
    }

    [LoggerMessage(EventId = 1202, Level = LogLevel.Error, Message = "Source {Source} {Reason}; the opening goes on without it")]
    private partial void LogLeft(Exception exception, string source, string reason);

    [LoggerMessage(EventId = 1203, Level = LogLevel.Warning, Message = "Source {Source} took {ElapsedMs} ms, longer than it may")]
    private partial void LogSlow(string source, long elapsedMs);
}
