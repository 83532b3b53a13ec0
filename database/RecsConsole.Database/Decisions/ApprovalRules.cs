using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>
/// When a request for approval is pending. Whether its bound facts still hold depends on case and catalog and is checked separately.
/// </summary>
public static class ApprovalRules
{
    /// <summary>Neither decided nor marked as lapsed; its deadline may still have passed.</summary>
    public static IQueryable<ApprovalRequestRow> Pending(this IQueryable<ApprovalRequestRow> rows) =>
        rows.Where(row => row.Status == ApprovalStatus.Pending);

    /// <summary>
    /// Pending, and either its deadline has not passed or it has not been escalated yet: it lapses only after escalation.
    /// </summary>
    public static IQueryable<ApprovalRequestRow> StillPending(this IQueryable<ApprovalRequestRow> rows, DateTimeOffset at) =>
        rows.Pending().Where(row => row.Deadline > at || row.EscalatedAt == null);

    /// <summary>The same as <see cref="StillPending"/> for what was read of a request.</summary>
    public static bool IsStillPending(ApprovalStatus status, DateTimeOffset deadline, DateTimeOffset? escalatedAt, DateTimeOffset at) =>
        status == ApprovalStatus.Pending && (deadline > at || escalatedAt is null);
}
