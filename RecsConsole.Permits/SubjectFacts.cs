namespace RecsConsole.Permits;

/// <summary>A person's rights as they are now.</summary>
/// <param name="Clearance">Highest classification that the person may read, 0 (public) to 3 (restricted).</param>
/// <param name="Regions">Empty means no limit.</param>
/// <param name="Grants">Rights to single objects.</param>
public sealed record SubjectFacts(
    Guid TenantId,
    Guid PersonId,
    long? Revision,
    bool Active,
    IReadOnlySet<string> Roles,
    IReadOnlySet<string> Teams,
    IReadOnlySet<string> Regions,
    int Clearance,
    IReadOnlyList<GrantFacts> Grants
);
