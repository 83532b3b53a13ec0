namespace RecsConsole.Tests.Security.Sweep;

/// <summary>A generated person, as plain facts.</summary>
/// <param name="Tenant">Number of the tenant.</param>
internal sealed record SweptPerson(
    int Number,
    int Tenant,
    Guid Id,
    Guid OperatorId,
    string Key,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Teams,
    IReadOnlyList<string> Regions,
    int Clearance,
    bool IsActive
)
{
    public IReadOnlyList<SweptGrant> Grants { get; init; } = [];
}
