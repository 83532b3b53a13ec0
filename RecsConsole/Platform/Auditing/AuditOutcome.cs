namespace RecsConsole.Platform.Auditing;

/// <summary>Outcome of an audited operation.</summary>
public enum AuditOutcome
{
    Done,
    Denied,
    Failed,
}
