using RecsConsole.Platform.Residency;

namespace RecsConsole.Tenancy.Compliance;

/// <summary>
/// Decides whether a tenant's texts may be sent to an external model: only within the tenant's region, and only if its profile permits it.
/// Asked before a tenant's model is chosen and again before each call.
/// </summary>
public sealed class ExternalCalls(OutboundRegions regions)
{
    /// <summary>Name of a refusal in the trail: one entry a day for each tenant, provider and reason.</summary>
    public const string Operation = OutboundRegions.Operation;

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

        var refused = new RefusedCall(DestinationKind.Model, provider.Name, region, provider.Region, reason);
        await regions.RecordAsync(tenantId, refused, cancellationToken);
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
            : OutboundRegions.Fits(region, provider.Region) ? null
            : OutboundRegions.RegionReason;
    }
}
