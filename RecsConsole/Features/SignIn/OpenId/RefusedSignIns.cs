using System.Threading.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>
/// Logs a refused sign-in and records it in the audit trail of the provider's tenant. Anyone can send invalid responses, so the trail takes
/// a limited number per minute.
/// </summary>
public sealed partial class RefusedSignIns(
    TenantDb tenantDb,
    SignInAudit audit,
    IOptions<SignInOptions> options,
    ILogger<RefusedSignIns> logger
) : IDisposable
{
    private readonly FixedWindowRateLimiter _limit = new(
        new()
        {
            PermitLimit = options.Value.TriesPerMinute,
            Window = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }
    );

    public async Task RecordAsync(string key, OpenIdProvider provider, string reason, Exception? why, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(provider);
        LogRefused(why, key, reason);
        using var lease = _limit.AttemptAcquire();
        if (!lease.IsAcquired)
        {
            return;
        }

        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var tenant = await db.Tenants.AsNoTracking().FirstOrDefaultAsync(row => row.Key == provider.Tenant, cancellationToken);
        if (tenant is not null)
        {
            await audit.RecordAsync(
                tenant.Id,
                personId: null,
                new(
                    "open.session",
                    "provider",
                    key,
                    AuditOutcome.Denied,
                    new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = reason }
                ),
                cancellationToken
            );
        }
    }

    public void Dispose() => _limit.Dispose();

    [LoggerMessage(EventId = 1030, Level = LogLevel.Warning, Message = "Sign-in by provider {Provider} refused: {Reason}")]
    private partial void LogRefused(Exception? why, string provider, string reason);
}
