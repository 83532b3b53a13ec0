using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs.Running;

/// <summary>
/// Stores the progress of a run, at most four times a second, and its heartbeat, at least once a second. A cancellation from outside is
/// detected here and triggers the run's token.
/// </summary>
public sealed partial class RunProgress : JobProgress, IDisposable
{
    public static readonly TimeSpan BeatInterval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_leastInterval = TimeSpan.FromMilliseconds(250);
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly JobHeartbeat _heartbeat;
    private readonly JobLog _log;
    private readonly JobLease _lease;
    private readonly CancellationTokenSource _run;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private JobProgressNote? _pending;
    private long _written;

    public RunProgress(JobHeartbeat heartbeat, JobLog log, JobLease lease, CancellationTokenSource run, TimeProvider clock, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(clock);
        (_heartbeat, _log) = (heartbeat, log);
        (_lease, _run, _clock, _logger) = (lease, run, clock, logger);
        _written = clock.GetTimestamp() - clock.TimestampFrequency;
    }

    /// <summary>The last known state.</summary>
    public JobLeaseState State { get; private set; }

    public override async Task ReportAsync(int percent, StoredText step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        cancellationToken.ThrowIfCancellationRequested();
        Volatile.Write(ref _pending, new(Math.Clamp(percent, 0, 100), step));
        if (_clock.GetElapsedTime(Interlocked.Read(ref _written)) >= s_leastInterval)
        {
            await BeatAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public override async Task LogAsync(StoredText line, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await _log.AppendAsync(_lease, line, cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Sends heartbeats until the run is over.</summary>
    public async Task KeepBeatingAsync(CancellationToken over)
    {
        using var timer = new PeriodicTimer(BeatInterval, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                await BeatAsync(over);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // the run has ended
        }
    }

    public void Dispose() => _writing.Dispose();

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            var note = Interlocked.Exchange(ref _pending, null);
            Interlocked.Exchange(ref _written, _clock.GetTimestamp());
            State = await _heartbeat.BeatAsync(_lease, note, cancellationToken);
            if (State != JobLeaseState.Held)
            {
                await _run.CancelAsync();
            }
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            // The work may continue without a heartbeat for a moment; after too long a silence another process takes over.
            LogNotWritten(e, _lease.RunId);
        }
        finally
        {
            _writing.Release();
        }
    }

    [LoggerMessage(EventId = 9101, Level = LogLevel.Warning, Message = "Progress of run {RunId} could not be written; trying again")]
    private partial void LogNotWritten(Exception exception, Guid runId);
}
