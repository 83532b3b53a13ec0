namespace RecsConsole.Permits;

/// <summary>The contents of a stored permit.</summary>
/// <param name="SubjectRevision">Revision of the person's rights that was used.</param>
/// <param name="ObjectRevision">Revision of the object's facts that was used.</param>
/// <param name="At">When the permit was issued.</param>
/// <param name="Rules">Ids of the rules that held.</param>
/// <param name="GrantId">The grant that replaced rules that did not hold.</param>
public sealed record PermitClaim(
    Guid TenantId,
    Guid SubjectId,
    long? SubjectRevision,
    string Operation,
    string ObjectKind,
    string ObjectId,
    long? ObjectRevision,
    DateTimeOffset At,
    IReadOnlyList<string> Rules,
    Guid? GrantId
);
