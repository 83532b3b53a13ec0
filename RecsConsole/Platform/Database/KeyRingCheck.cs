using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Database;

/// <summary>
/// Checks whether the keys in the data folder decrypt this database. With the wrong ones a console would start, create new keys and write
/// new texts with them, while nothing older could be read.
/// </summary>
public sealed class KeyRingCheck(IDbContextFactory<ConsoleDbContext> contexts, SubjectKeys keys, AuditSigner signer) : IHealthCheck
{
    /// <exception cref="ConfigurationException">The keys do not decrypt the database's texts.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (!await OpensAsync(cancellationToken))
        {
            throw new ConfigurationException(
                "The folder 'keys' in the data folder does not hold the keys of this database: its texts cannot be read. Put the folder back from the "
                    + "backup, or give this node the keys of the others."
            );
        }
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await OpensAsync(cancellationToken) ? HealthCheckResult.Healthy("opens") : HealthCheckResult.Unhealthy("other keys");

    // The newest key stands for all: keys are only ever added to the ring.
    private async Task<bool> OpensAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db
            .SubjectKeys.AsNoTracking()
            .IgnoreQueryFilters([ConsoleDbContext.TenantFilter])
            .Where(each => each.WrappedKey != null)
            .OrderByDescending(each => each.CreatedAt)
            .FirstOrDefaultAsync(cancellationToken);
        try
        {
            if (row is not null && keys.Unwrap(row, isCommitted: false).Secret is null)
            {
                return false;
            }

            signer.EnsureReadable();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
