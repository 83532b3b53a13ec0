namespace RecsConsole.Platform.Auditing;

/// <summary>What an audit entry says: an operation (verb.noun), the object, how it went, references and hashes.</summary>
public sealed record AuditEvent(
    string Operation,
    string ObjectKind,
    string ObjectId,
    AuditOutcome Outcome,
    IReadOnlyDictionary<string, string>? Details = null
);
