using System.Collections.Concurrent;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Assignment;

/// <summary>
/// Plans again when cases or people change, at most once in five seconds per tenant. This is too frequent for job run rows: it runs the
/// same operation as the job, whose schedule covers whatever is missed here.
/// </summary>
public sealed partial class Replanner(ChangePoller changes, AssignExperts assignExperts, TimeProvider clock, ILogger<Replanner> logger)
    : BackgroundService
{
    private readonly ConcurrentDictionary<Guid, bool> _changed = new();

    /// <summary>Plans the tenants with changes since the last time.</summary>
    public async Task PlanAsync(CancellationToken cancellationToken)
    {
        foreach (var tenant in _changed.Keys)
        {
            _changed.TryRemove(tenant, out _);
            try
            {
                await assignExperts.RunAsync(Actor.Job(tenant), cancellationToken);
            }
            catch (Exception e) when (DatabaseTrouble.Is(e))
            {
                LogNotPlanned(e, tenant); // one tenant's failure does not stop the others; the schedule tries again
            }
        }
    }

    /// <summary>Records the tenant of a change that may affect its plans.</summary>
    public void Note(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.Kind is ChangeKind.Case or ChangeKind.Person or ChangeKind.Configuration or ChangeKind.Import)
        {
            _changed[change.TenantId] = true;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = changes.Subscribe(Note);
        using var timer = new PeriodicTimer(AssignExperts.Apart, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await PlanAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the application is shutting down
        }
    }

    [LoggerMessage(EventId = 12002, Level = LogLevel.Warning, Message = "Requests of {TenantId} could not be planned")]
    private partial void LogNotPlanned(Exception exception, Guid tenantId);
}
