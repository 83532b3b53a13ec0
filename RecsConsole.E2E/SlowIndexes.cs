using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RecsConsole.E2E;

/// <summary>Delays the building of search indexes while a test looks at a desk that is still warming up.</summary>
public sealed class SlowIndexes : DbCommandInterceptor
{
    private volatile TaskCompletionSource? _held;

    /// <summary>Builds no index from now on until <see cref="Release"/>.</summary>
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
        // Matches the first query of an index build, the position of the change feed; no other query asks it by tenant.
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
