namespace RecsConsole.Platform.Auditing;

/// <summary>Content of an audit entry: operation (verb.noun), object, outcome, references and hashes.</summary>
public sealed record AuditEvent(
    string Operation,
    string ObjectKind,
    string ObjectId,
    AuditOutcome Outcome,
    IReadOnlyDictionary<string, string>? Details = null
);
