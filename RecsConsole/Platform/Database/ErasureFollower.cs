using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Platform.Database;

/// <summary>
/// Drops cached keys that another node destroyed or replaced; tries again for as long as the database cannot be read.
/// </summary>
public sealed partial class ErasureFollower(
    ChangePoller changes,
    TenantDb tenantDb,
    SubjectKeys keys,
    TimeProvider clock,
    ILogger<ErasureFollower> logger
) : IHostedService, IDisposable
{
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private CancellationToken _stopped;
    private IDisposable? _subscription;
    private bool _isDisposed;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _stopped = _stopping.Token;
        _subscription = changes.Subscribe(OnChange);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        if (!_isDisposed)
        {
            await _stopping.CancelAsync();
        }
    }

    public void Dispose()
    {
        _isDisposed = true; // a host may stop a service that it has already disposed
        _subscription?.Dispose();
        _stopping.Dispose();
    }

    // Runs on the poller's thread, so it returns at once.
    private void OnChange(Change change)
    {
        if (change.Kind is ChangeKind.Erasure or ChangeKind.Key && Guid.TryParse(change.Key, out var id))
        {
            _ = ForgetAsync(change.TenantId, id);
        }
    }

    private async Task ForgetAsync(Guid tenantId, Guid id)
    {
        while (!_stopped.IsCancellationRequested)
        {
            try
            {
                await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), CancellationToken.None);
                if (await db.SubjectKeys.AsNoTracking().FirstOrDefaultAsync(found => found.Id == id, CancellationToken.None) is { } row)
                {
                    keys.Unwrap(row, isCommitted: true);
                }
                else
                {
                    SubjectKeys.Forget(id);
                }

                return;
            }
            catch (Exception e) when (DatabaseTrouble.Is(e))
            {
                LogNotForgotten(e, id); // the key is gone from the database but stays cached in this process
                await Task.Delay(s_again, clock, _stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(
        EventId = 102,
        Level = LogLevel.Error,
        Message = "The key {KeyId}, which was destroyed or replaced, could not be forgotten yet; trying again"
    )]
    private partial void LogNotForgotten(Exception exception, Guid keyId);
}
