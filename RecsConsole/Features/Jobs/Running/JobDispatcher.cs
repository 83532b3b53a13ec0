using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs.Running;

/// <summary>
/// The queue: finds due schedules and waiting runs, and starts them while there are free slots. It is notified of new rows by the change
/// feed, and checks all tenants every few seconds, so that a missed notification delays nothing for long.
/// </summary>
public sealed partial class JobDispatcher(
    TenantDb tenantDb,
    JobRunStore store,
    JobSlots slots,
    IServiceScopeFactory scopes,
    ChangePoller changes,
    IOptions<JobsOptions> options,
    ILogger<JobDispatcher> logger
) : BackgroundService
{
    private const int MaxKnown = 10_000;
    private readonly Channel<Guid> _woken = Channel.CreateUnbounded<Guid>();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private volatile bool _isFull;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Enabled)
        {
            return base.StartAsync(cancellationToken);
        }

        LogSwitchedOff();
        return Task.CompletedTask;
    }

    /// <summary>
    /// Waits until the runs of this process have been given back, as long as the host allows; others are taken over when their heartbeat
    /// expires.
    /// </summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await slots.WhenEmptyAsync().WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            LogNotGivenBack();
        }
    }

    /// <summary>Starts what is due or waiting in the tenants' rows; a failure for one tenant does not delay the others.</summary>
    /// <param name="stopping">Also ends the runs that are started.</param>
    public async Task SweepAsync(IReadOnlyCollection<Guid> tenants, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(tenants);
        var waiting = new List<WaitingRun>();
        foreach (var tenantId in tenants)
        {
            try
            {
                waiting.AddRange(await FindAsync(tenantId, stopping));
            }
            catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
            {
                LogSweepFailed(e, tenantId);
            }
        }

        _isFull = false;
        foreach (var run in waiting.OrderBy(run => run.RequestedAt))
        {
            if (!slots.TryStart(run, () => WakeAfter(run), stopping))
            {
                _isFull = true; // the next run to end triggers a check of all tenants
                return;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = changes.Subscribe(OnChange);
        IReadOnlyCollection<Guid> woken = [];
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SweepAsync(woken.Count == 0 ? await TenantsAsync(stoppingToken) : woken, stoppingToken);
                woken = await WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                LogSweepFailed(e, Guid.Empty); // the database is unavailable: this loop must survive it
                woken = [];
                await Task.Delay(options.Value.SweepInterval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<IEnumerable<WaitingRun>> FindAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DueRuns>().QueueDueAsync(tenantId, cancellationToken);
        var waiting = await store.WaitingAsync(Actor.Job(tenantId), options.Value.SilentAfter, cancellationToken);
        // the oldest run of each job: the next one follows when it has ended
        return waiting.DistinctBy(run => run.Job, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyCollection<Guid>> TenantsAsync(CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        return await db.Tenants.Where(row => row.IsReady).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancellationToken);
    }

    // The tenants to look at; none means all of them.
    private async Task<IReadOnlyCollection<Guid>> WaitAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.SweepInterval);
        var tenants = new HashSet<Guid>();
        try
        {
            await _woken.Reader.WaitToReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [];
        }

        while (_woken.Reader.TryRead(out var tenantId))
        {
            tenants.Add(tenantId);
        }

        return tenants.Contains(Guid.Empty) ? [] : tenants;
    }

    // A second request for the job, or a run without a free slot, may have been waiting for this one.
    private void WakeAfter(WaitingRun run) => _woken.Writer.TryWrite(_isFull ? Guid.Empty : run.TenantId);

    // An active run reports progress all the time: only its first change matters here.
    private void OnChange(Change change)
    {
        if (change.Kind != ChangeKind.Job)
        {
            return;
        }

        if (_known.Count >= MaxKnown)
        {
            _known.Clear();
        }

        if (string.Equals(change.Key, JobRequests.SchedulesKey, StringComparison.Ordinal) || _known.Add(change.Key))
        {
            _woken.Writer.TryWrite(change.TenantId);
        }
    }

    [LoggerMessage(EventId = 9109, Level = LogLevel.Information, Message = "Jobs:Enabled is false: this process runs no background jobs")]
    private partial void LogSwitchedOff();

    [LoggerMessage(EventId = 9110, Level = LogLevel.Error, Message = "Waiting runs of {TenantId} could not be started; trying again")]
    private partial void LogSweepFailed(Exception exception, Guid tenantId);

    [LoggerMessage(
        EventId = 9111,
        Level = LogLevel.Warning,
        Message = "Runs did not end before the process did; another process takes them over when they have been silent"
    )]
    private partial void LogNotGivenBack();
}

/// <summary>The active runs of this process, at most <see cref="JobsOptions.MaxConcurrency"/> of them.</summary>
public sealed partial class JobSlots(IServiceScopeFactory scopes, IOptions<JobsOptions> options, ILogger<JobSlots> logger)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Task> _runs = [];

    /// <summary>Starts the run unless it is already active here; false when all slots are taken.</summary>
    /// <param name="ended">Called after a run that was actually executed here, not after one that could not be claimed.</param>
    /// <param name="stopping">Triggered at shutdown: the run is given back.</param>
    public bool TryStart(WaitingRun run, Action ended, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(ended);
        lock (_gate)
        {
            if (_runs.ContainsKey(run.RunId))
            {
                return true;
            }

            if (_runs.Count >= options.Value.MaxConcurrency)
            {
                return false;
            }

            // without the stopping token: a run that never began would never release its slot
            _runs[run.RunId] = Task.Run(() => RunAsync(run, ended, stopping), CancellationToken.None);
            return true;
        }
    }

    /// <summary>Waits until no run is active here.</summary>
    public Task WhenEmptyAsync()
    {
        lock (_gate)
        {
            return Task.WhenAll(_runs.Values);
        }
    }

    private async Task RunAsync(WaitingRun run, Action ended, CancellationToken stopping)
    {
        var wasRun = false;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var runner = scope.ServiceProvider.GetRequiredService<JobRunner>();
            wasRun = await runner.RunAsync(run.TenantId, run.RunId, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // shutdown before it was claimed
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogNotRun(e, run.RunId); // its row could not be claimed or ended: it is found again, at the latest when its heartbeat expires
        }
        finally
        {
            lock (_gate)
            {
                _runs.Remove(run.RunId);
            }
        }

        if (wasRun)
        {
            ended();
        }
    }

    [LoggerMessage(EventId = 9107, Level = LogLevel.Error, Message = "Run {RunId} could not be claimed or ended; trying again")]
    private partial void LogNotRun(Exception exception, Guid runId);
}
