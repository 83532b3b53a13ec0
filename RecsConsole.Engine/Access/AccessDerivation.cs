namespace RecsConsole.Engine.Access;

/// <summary>
/// Why the policy answered as it did, in a form that can be stored, shown and checked by something that is not the policy: the ids of the
/// rules and the versions of the facts they were checked against. No names and no texts.
/// </summary>
/// <param name="SubjectRevision">Revision of the person's rights; null for a synthetic subject, such as the agent with whose rights history
/// is read.</param>
/// <param name="ObjectId">What was asked for, by id or key.</param>
/// <param name="ObjectRevision">Revision of the object's facts; null when none was read.</param>
/// <param name="Held">Ids of the rules that hold, with a space between.</param>
/// <param name="Against">Ids of those that do not; null for a permit.</param>
/// <param name="GrantId">The grant that stands in for what does not hold by itself.</param>
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
