using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RecsConsole.E2E;

/// <summary>Holds the building of search indexes back for as long as a test wants to look at a desk that is still warming up.</summary>
public sealed class SlowIndexes : DbCommandInterceptor
{
    private volatile TaskCompletionSource? _held;

    /// <summary>From now on until <see cref="Release"/> no index is built.</summary>
    public void Hold() => _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release()
    {
        _held?.TrySetResult();
        _held = null;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        // how far the feed is: what a build asks first, and nobody else by tenant
        if (
            _held is { } held
            && command?.CommandText.Contains("MAX(", StringComparison.Ordinal) == true
            && command.CommandText.Contains("\"Changes\"", StringComparison.Ordinal)
            && command.CommandText.Contains("\"TenantId\"", StringComparison.Ordinal)
        )
        {
            await held.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        }

        return result;
    }
}
