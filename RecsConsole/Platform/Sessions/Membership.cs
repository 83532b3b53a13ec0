namespace RecsConsole.Platform.Sessions;

/// <summary>An operator's membership in a tenant, as it is in the database now.</summary>
public sealed record Membership(
    Guid OperatorId,
    string SecurityStamp,
    Guid TenantId,
    string TenantName,
    Guid PersonId,
    string PersonName,
    IReadOnlyList<string> Roles
)
{
    /// <summary>A password alone is not enough to enter the tenant.</summary>
    public bool RequiresSingleSignOn { get; init; }
}
