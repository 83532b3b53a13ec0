using Microsoft.EntityFrameworkCore.Storage;

namespace RecsConsole.Platform.Database;

/// <summary>
/// A transaction that counts against this process's limit of writers until it ends: whoever has committed may write again before leaving
/// the block, for example to end sessions. Reads through the source interfaces meanwhile take a second connection: without a limit, as many
/// writers as the pool has connections would each wait for one more, for ever.
/// </summary>
internal sealed class ThrottledTransaction(IDbContextTransaction transaction, SemaphoreSlim slots) : IDbContextTransaction
{
    private int _isReleased;

    public Guid TransactionId => transaction.TransactionId;

    public void Commit()
    {
        transaction.Commit();
        Release();
    }

    public async Task CommitAsync(CancellationToken cancellationToken = default)
    {
        await transaction.CommitAsync(cancellationToken);
        Release();
    }

    public void Rollback()
    {
        transaction.Rollback();
        Release();
    }

    public async Task RollbackAsync(CancellationToken cancellationToken = default)
    {
        await transaction.RollbackAsync(cancellationToken);
        Release();
    }

    public void Dispose()
    {
        transaction.Dispose();
        Release();
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        Release();
    }

    private void Release()
    {
        if (Interlocked.Exchange(ref _isReleased, 1) == 0)
        {
            slots.Release();
        }
    }
}
