using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Platform.Database;

/// <summary>Drops cached keys that another node destroyed.</summary>
public sealed partial class ErasureFollower(ChangePoller changes, TenantDb tenantDb, SubjectKeys keys, ILogger<ErasureFollower> logger)
    : IHostedService,
        IDisposable
{
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = changes.Subscribe(OnChange);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _subscription?.Dispose();

    // Runs on the poller's thread, so it returns at once.
    private void OnChange(Change change)
    {
        if (change.Kind == ChangeKind.Erasure && Guid.TryParse(change.Key, out var id))
        {
            _ = ForgetAsync(change.TenantId, id);
        }
    }

    private async Task ForgetAsync(Guid tenantId, Guid id)
    {
        try
        {
            await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), CancellationToken.None);
            var row = await db.SubjectKeys.AsNoTracking().SingleAsync(found => found.Id == id);
            keys.Forget(row);
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            LogNotForgotten(e, id); // the key is gone from the database but stays cached in this process
        }
    }

    [LoggerMessage(EventId = 102, Level = LogLevel.Error, Message = "The destroyed key {KeyId} could not be forgotten; restart this node")]
    private partial void LogNotForgotten(Exception exception, Guid keyId);
}
