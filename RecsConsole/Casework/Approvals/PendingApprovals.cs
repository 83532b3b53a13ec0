using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;

namespace RecsConsole.Casework.Approvals;

/// <summary>Actions that wait for approval on a case.</summary>
internal static class PendingApprovals
{
    // one that is over, or whose case moved since, has lapsed even if nobody wrote that down yet
    private static readonly CompiledRead<Func<ConsoleDbContext, Guid, DateTimeOffset, IAsyncEnumerable<string>>> s_pending = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, Guid caseId, DateTimeOffset at) =>
                db
                    .ApprovalRequests.Where(row => row.CaseId == caseId && row.Status == "pending" && row.Deadline > at)
                    .Where(row => !db.CaseEvents.Any(after => after.CaseId == row.CaseId && after.At > row.RequestedAt))
                    .Select(row => row.ActionKey)
                    .Distinct()
        )
    );

    /// <summary>Their keys, in ordinal order.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(
        ConsoleDbContext db,
        Guid caseId,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var pending = await s_pending.For(db)(db, caseId, at).ToListAsync(cancellationToken);
        return [.. pending.Order(StringComparer.Ordinal)];
    }
}
