namespace RecsConsole.Platform.Auditing;

/// <summary>How an audited operation went.</summary>
public enum AuditOutcome
{
    Done,
    Denied,
    Failed,
}
