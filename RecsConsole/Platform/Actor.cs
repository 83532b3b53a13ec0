namespace RecsConsole.Platform;

/// <summary>
/// Who acts, in which tenant. Carries no rights: each operation reads them again, so that a revoked right takes effect at once.
/// </summary>
public sealed record Actor(Guid TenantId, Guid PersonId)
{
    /// <summary>A background job of a tenant: no person, so nothing that needs one is permitted.</summary>
    public static Actor Job(Guid tenantId) => new(tenantId, Guid.Empty);

    /// <summary>The API key that acts for the person; null when they act themselves.</summary>
    public ActingKey? Key { get; init; }

    /// <summary>The person for rows and audit entries; null for a job.</summary>
    public Guid? PersonOrNull => PersonId == Guid.Empty ? null : PersonId;
}
