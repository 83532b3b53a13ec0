using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Database;

/// <summary>
/// Checks whether the keys in the data folder decrypt this database and sign its audit trail. With the wrong ones a console would start,
/// create new keys and write new texts with them, while nothing older could be read and no chain could be continued.
/// </summary>
public sealed class KeyRingCheck(IDbContextFactory<ConsoleDbContext> contexts, SubjectKeys keys, AuditSigner signer) : IHealthCheck
{
    /// <exception cref="ConfigurationException">The keys do not decrypt the database's texts, or the one that signs is missing.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var fit = await FitAsync(cancellationToken);
        if (fit is Fit.NoSigningKey)
        {
            throw new ConfigurationException(
                $"The file '{AuditSigner.FileName}' is missing in the folder 'keys' in the data folder, and links of the audit trail were signed "
                    + "with it. Put the file back from the backup, or give this node that of the others."
            );
        }

        if (fit is not Fit.Opens)
        {
            throw new ConfigurationException(
                "The folder 'keys' in the data folder does not hold the keys of this database: its texts cannot be read. Put the folder back from the "
                    + "backup, or give this node the keys of the others."
            );
        }
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await FitAsync(cancellationToken) switch
        {
            Fit.Opens => HealthCheckResult.Healthy("opens"),
            Fit.NoSigningKey => HealthCheckResult.Unhealthy("no signing key"),
            _ => HealthCheckResult.Unhealthy("other keys"),
        };

    // The newest key stands for all: keys are only ever added to the ring.
    private async Task<Fit> FitAsync(CancellationToken cancellationToken)
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
                return Fit.OtherKeys;
            }

            if (await LacksSigningKeyAsync(db, cancellationToken))
            {
                return Fit.NoSigningKey;
            }

            signer.EnsureReadable();
            return Fit.Opens;
        }
        catch (CryptographicException)
        {
            return Fit.OtherKeys;
        }
    }

    // Links of any tenant: the filter hides all of them from a context without one. The file is looked for again after the links: another
    // node that starts at the same time makes it before it signs the first of them.
    private async Task<bool> LacksSigningKeyAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        !signer.Exists
        && await db.AuditLinks.IgnoreQueryFilters([ConsoleDbContext.TenantFilter]).AnyAsync(cancellationToken)
        && !signer.Exists;

    private enum Fit
    {
        Opens,
        OtherKeys,
        NoSigningKey,
    }
}
