namespace RecsConsole.Permits;

/// <summary>Present facts of an object that permission depends on.</summary>
/// <param name="Kind">Kind of object, named as in the policy.</param>
/// <param name="Id">Id or key.</param>
/// <param name="Regions">Empty means all.</param>
/// <param name="Acl">Empty means that no list is kept.</param>
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
