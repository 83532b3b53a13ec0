using System.Collections.Concurrent;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Tenancy.Compliance;

/// <summary>
/// Decides whether a tenant's texts may be sent to an external model: only within the tenant's region, and only if its profile permits it.
/// Asked before a tenant's model is chosen and again before each call.
/// </summary>
public sealed class ExternalCalls(TenantDb tenantDb, AuditTrail auditTrail, TimeProvider clock)
{
    /// <summary>Name of a refusal in the trail: one entry a day for each tenant, provider and reason.</summary>
    public const string Operation = "refuse.provider";

    private static readonly TimeSpan s_repeated = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<(Guid Tenant, string Provider, string Reason), DateTimeOffset> _recorded = new();

    /// <summary>Whether the provider may be called; a refusal is recorded.</summary>
    /// <param name="region">The tenant's region; empty for none.</param>
    public async ValueTask<bool> MayCallAsync(
        Guid tenantId,
        string region,
        TenantCompliance compliance,
        ModelProvider provider,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(provider);
        if (RefusalOf(region, compliance, provider) is not { } reason)
        {
            return true;
        }

        var now = clock.GetUtcNow();
        var key = (tenantId, provider.Name, reason);
        if (!_recorded.TryGetValue(key, out var last) || now - last >= s_repeated)
        {
            _recorded[key] = now;
            await RecordAsync(tenantId, region, provider, reason, cancellationToken);
        }

        return false;
    }

    /// <summary>Why the provider may not be called: region or profile; null when it may.</summary>
    public static string? RefusalOf(string region, TenantCompliance compliance, ModelProvider provider)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(compliance);
        ArgumentNullException.ThrowIfNull(provider);
        return provider.IsHere ? null
            : ComplianceRules.Of(compliance.Profile).ForbidsExternalModels ? "profile"
            : region.Length == 0 || string.Equals(region, provider.Region, StringComparison.OrdinalIgnoreCase) ? null
            : "region";
    }

    private async Task RecordAsync(Guid tenantId, string region, ModelProvider provider, string reason, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        auditTrail.Append(
            db,
            null,
            new(
                Operation,
                "provider",
                provider.Name,
                AuditOutcome.Denied,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["reason"] = reason,
                    ["region"] = region,
                    ["provider_region"] = provider.Region ?? "",
                }
            )
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
