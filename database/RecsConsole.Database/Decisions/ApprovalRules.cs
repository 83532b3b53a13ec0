using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>When a request for approval waits. Whether what it asks for still holds is a question to the case and the catalog, asked of what waits.</summary>
public static class ApprovalRules
{
    /// <summary>Nobody decided it and nobody wrote down that it lapsed, which it may have.</summary>
    public static IQueryable<ApprovalRequestRow> Pending(this IQueryable<ApprovalRequestRow> rows) =>
        rows.Where(row => row.Status == ApprovalStatus.Pending);

    /// <summary>Waits, and its deadline is ahead.</summary>
    public static IQueryable<ApprovalRequestRow> StillPending(this IQueryable<ApprovalRequestRow> rows, DateTimeOffset at) =>
        rows.Pending().Where(row => row.Deadline > at);

    /// <summary>The same of a request that was read.</summary>
    public static bool IsStillPending(ApprovalStatus status, DateTimeOffset deadline, DateTimeOffset at) =>
        status == ApprovalStatus.Pending && deadline > at;
}
