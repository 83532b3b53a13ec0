namespace RecsConsole.Engine.Access;

/// <summary>
/// Why the policy answered as it did, in a form that can be stored, shown and checked without the policy: the ids of the rules and the
/// revisions of the facts they were checked against. No names and no text.
/// </summary>
/// <param name="SubjectRevision">
/// Revision of the person's rights; null for a synthetic subject, such as the agent whose rights are used to read history.
/// </param>
/// <param name="ObjectId">Id or key of the requested object.</param>
/// <param name="ObjectRevision">Revision of the object's facts; null when none was read.</param>
/// <param name="Held">Ids of the rules that hold, separated by spaces.</param>
/// <param name="Against">Ids of the rules that do not hold, separated by spaces; null when permitted.</param>
/// <param name="GrantId">The grant that replaces the rules that do not hold; null when none was needed.</param>
public sealed record AccessDerivation(
    bool Permitted,
    Guid TenantId,
    Guid SubjectId,
    long? SubjectRevision,
    AccessOperation Operation,
    AccessResourceKind ObjectKind,
    string ObjectId,
    long? ObjectRevision,
    DateTimeOffset Instant,
    string Held,
    string? Against,
    Guid? GrantId
);
