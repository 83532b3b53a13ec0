namespace RecsConsole.Database.Codes;

/// <summary>The states of a request for approval.</summary>
public enum ApprovalStatus
{
    Pending,
    Approved,
    Rejected,
    Withdrawn,

    /// <summary>Its deadline passed, or the facts it is bound to changed.</summary>
    Lapsed,
}
