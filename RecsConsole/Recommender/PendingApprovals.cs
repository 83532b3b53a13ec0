using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Recommender;

/// <summary>Actions that wait for approval on a case.</summary>
internal static class PendingApprovals
{
    /// <summary>Their keys, in ordinal order.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(
        ConsoleDbContext db,
        Guid caseId,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var pending = await db
            .ApprovalRequests.Where(row => row.CaseId == caseId && row.Status == "pending")
            // one that is over, or whose case moved since, has lapsed even if nobody wrote that down yet
            .Where(row => row.Deadline > at)
            .Where(row =>
                !db.CaseEvents.Any(after =>
                    after.CaseId == row.CaseId && after.At > row.RequestedAt
                )
            )
            .Select(row => row.ActionKey)
            .Distinct()
            .ToListAsync(cancellationToken);
        return [.. pending.Order(StringComparer.Ordinal)];
    }
}
