namespace RecsConsole.Permits;

/// <summary>Current facts about an object that decide permission.</summary>
/// <param name="Kind">Kind of object, named as in the policy.</param>
/// <param name="Id">Id or key.</param>
/// <param name="Classification">0 (public), 1 (internal), 2 (confidential) or 3 (restricted).</param>
/// <param name="Regions">Empty means all.</param>
/// <param name="Acl">Empty means that it has no access list.</param>
public sealed record ObjectFacts(
    Guid TenantId,
    string Kind,
    string Id,
    long? Revision,
    int Classification,
    IReadOnlyList<string> Regions,
    IReadOnlyList<AclFacts> Acl,
    IReadOnlyList<string> Teams,
    Guid? AssignedPersonId,
    string? RequiredRole,
    IReadOnlyList<Guid> ConflictPersonIds
)
{
    /// <summary>The case that a grant would have to name.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The document that a grant would have to name.</summary>
    public string? DocumentKey { get; init; }
}
