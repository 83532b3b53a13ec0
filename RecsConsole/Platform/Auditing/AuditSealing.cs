using RecsConsole.Platform.Database;

namespace RecsConsole.Platform.Auditing;

/// <summary>
/// Seals in the background. Twice a second: the latest entries of the tenants this process wrote to. Every few seconds: recent ones of all
/// tenants (a process that wrote them may be gone). Every minute: entries of the last hours that were committed late. At the start and every
/// six hours: everything.
/// </summary>
public sealed partial class AuditSealing(
    AuditSealer sealer,
    AuditTrail trail,
    TenantDb tenantDb,
    TimeProvider clock,
    ILogger<AuditSealing> logger
) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_afterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_allTenants = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_late = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_everything = AuditSealer.Late;
    private DateTimeOffset _allDue;
    private DateTimeOffset _lateDue;
    private DateTimeOffset _everythingDue;

    /// <summary>One round. Public so that tests and the command line need not wait.</summary>
    public async Task<int> RunRoundAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var count = 0;
        // a look that fails stays due: what it alone would find must not wait for hours
        if (IsDue(_everythingDue, now, s_everything))
        {
            count = await OverTenantsAsync(sealer.SealAllAsync, cancellationToken);
            (_everythingDue, _lateDue, _allDue) = (now + s_everything, now + s_late, now + s_allTenants);
            return count;
        }

        if (IsDue(_lateDue, now, s_late))
        {
            count = await OverTenantsAsync(sealer.SealLateAsync, cancellationToken);
            (_lateDue, _allDue) = (now + s_late, now + s_allTenants);
            return count;
        }

        if (IsDue(_allDue, now, s_allTenants))
        {
            count = await OverTenantsAsync(sealer.SealRecentAsync, cancellationToken);
            _allDue = now + s_allTenants;
            return count;
        }

        foreach (var tenant in trail.WrittenWithin(AuditSealer.Recent))
        {
            count += await sealer.SealLatestAsync(tenant, cancellationToken);
        }

        return count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunRoundAsync(stoppingToken);
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (DatabaseTrouble.Is(e))
            {
                LogNotSealed(e);
                await Task.Delay(s_afterFailure, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> OverTenantsAsync(Func<Guid, CancellationToken, Task<int>> seal, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var tenant in await tenantDb.ListTenantsAsync(cancellationToken))
        {
            count += await seal(tenant, cancellationToken);
        }

        return count;
    }

    // a clock that was ahead and is set back must not keep the next look away
    private static bool IsDue(DateTimeOffset due, DateTimeOffset now, TimeSpan interval) => now >= due || due - now > interval;

    [LoggerMessage(EventId = 112, Level = LogLevel.Warning, Message = "Audit entries could not be sealed; trying again")]
    private partial void LogNotSealed(Exception exception);
}
