namespace RecsConsole.Database.Codes;

/// <summary>The states of a request for approval.</summary>
public enum ApprovalStatus
{
    Pending,
    Approved,
    Rejected,
    Withdrawn,

    /// <summary>Its deadline passed, or what it asked for is no longer the same.</summary>
    Lapsed,
}
