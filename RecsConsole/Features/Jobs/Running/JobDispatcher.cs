using System.Threading.Channels;
using Microsoft.Extensions.Options;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs.Running;

/// <summary>
/// Brings rows and clockwork together: whatever waits in a row gets started, whoever wrote it and whatever was lost meanwhile. It hears of
/// new rows from the change feed and looks at all of them every few seconds.
/// </summary>
public sealed partial class JobDispatcher(
    TenantDb tenantDb,
    JobRunStore store,
    JobClockwork clockwork,
    ChangePoller changes,
    IOptions<JobsOptions> options,
    ILogger<JobDispatcher> logger
) : BackgroundService
{
    private const int MostKnown = 10_000;
    private readonly Channel<Guid> _woken = Channel.CreateUnbounded<Guid>();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private bool _hasStopped;

    /// <summary>Has the tenant's rows looked at now.</summary>
    public void Wake(Guid tenantId) => _woken.Writer.TryWrite(tenantId);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
        {
            LogSwitchedOff();
            return;
        }

        await clockwork.StartAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (options.Value.Enabled && !_hasStopped)
        {
            _hasStopped = true; // a host may be stopped twice, and a scheduler that was shut down cannot be asked for again
            await clockwork.StopAsync(cancellationToken);
        }
    }

    /// <summary>Starts what waits in the tenants' rows; what goes wrong for one does not keep the others waiting.</summary>
    public async Task SweepAsync(IReadOnlyCollection<Guid> tenants, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenants);
        foreach (var tenantId in tenants)
        {
            try
            {
                await SweepAsync(tenantId, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
            {
                LogSweepFailed(e, tenantId);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = changes.Subscribe(Told);
        var all = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var tenants = all ? await JobSchedules.TenantsAsync(tenantDb, stoppingToken) : DrainWoken();
                await SweepAsync(tenants, stoppingToken);
                all = !await WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                LogSweepFailed(e, Guid.Empty); // the database is away: this loop must outlive it
                all = true;
                await Task.Delay(options.Value.SweepInterval, stoppingToken);
            }
        }
    }

    private async Task SweepAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        var waiting = await store.WaitingAsync(Actor.Job(tenantId), options.Value.SilentAfter, cancellationToken);
        // the oldest of each job: the next one's turn comes when it has ended
        foreach (var run in waiting.DistinctBy(run => run.Job, StringComparer.Ordinal))
        {
            await clockwork.StartRunAsync(tenantId, run.Job, run.RunId, cancellationToken);
        }
    }

    // True: somebody was woken; false: time for a look at everything.
    private async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.SweepInterval);
        try
        {
            return await _woken.Reader.WaitToReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private List<Guid> DrainWoken()
    {
        var tenants = new HashSet<Guid>();
        while (_woken.Reader.TryRead(out var tenantId))
        {
            tenants.Add(tenantId);
        }

        return [.. tenants];
    }

    // A run that is under way tells its progress all the time: only the first word of each is news here.
    private void Told(Change change)
    {
        if (change.Kind != ChangeKind.Job)
        {
            return;
        }

        if (string.Equals(change.Key, JobRequests.SchedulesKey, StringComparison.Ordinal))
        {
            _ = KeepSchedulesAsync();
            return;
        }

        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        if (_known.Add(change.Key))
        {
            Wake(change.TenantId);
        }
    }

    private async Task KeepSchedulesAsync()
    {
        try
        {
            await clockwork.KeepSchedulesAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogNotKept(e); // nobody awaits this; the next minute's look does it
        }
    }

    [LoggerMessage(EventId = 9109, Level = LogLevel.Information, Message = "Jobs:Enabled is false: this process runs no background jobs")]
    private partial void LogSwitchedOff();

    [LoggerMessage(EventId = 9110, Level = LogLevel.Error, Message = "Waiting runs of {TenantId} could not be started; trying again")]
    private partial void LogSweepFailed(Exception exception, Guid tenantId);

    [LoggerMessage(EventId = 9111, Level = LogLevel.Warning, Message = "A changed schedule comes into force within a minute")]
    private partial void LogNotKept(Exception exception);
}
