using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Recommender.Approvals;

/// <summary>When which actions waited for approval on some cases, to tell whether a decision knew the requests of today.</summary>
internal sealed class ApprovalTimes
{
    private readonly ILookup<Guid, AskedFor> _asked;

    private ApprovalTimes(IEnumerable<AskedFor> asked) => _asked = asked.ToLookup(each => each.CaseId);

    public static async Task<ApprovalTimes> ReadAsync(ConsoleDbContext db, List<Guid> caseIds, CancellationToken cancellationToken) =>
        new(
            await db
                .ApprovalRequests.AsNoTracking()
                .Where(row => caseIds.Contains(row.CaseId))
                .Select(row => new AskedFor(
                    row.CaseId,
                    row.ActionKey,
                    row.Status,
                    row.RequestedAt,
                    row.DecidedAt,
                    row.Deadline,
                    row.EscalatedAt
                ))
                .ToListAsync(cancellationToken)
        );

    /// <summary>Whether other actions wait on the case now than did then. A request that came and went in between changes nothing.</summary>
    public bool HaveChanged(Guid caseId, DateTimeOffset then, DateTimeOffset now) =>
        !WaitingAt(caseId, then).SetEquals(WaitingAt(caseId, now));

    private HashSet<string> WaitingAt(Guid caseId, DateTimeOffset at) =>
        _asked[caseId].Where(each => each.IsWaitingAt(at)).Select(each => each.Action).ToHashSet(StringComparer.Ordinal);

    private sealed record AskedFor(
        Guid CaseId,
        string Action,
        ApprovalStatus Status,
        DateTimeOffset RequestedAt,
        DateTimeOffset? DecidedAt,
        DateTimeOffset Deadline,
        DateTimeOffset? EscalatedAt
    )
    {
        // One that lapsed before its deadline had lost its basis at an unknown time before. Decisions made since then already left it out:
        // counting it would discard them, and the next one would be the same again.
        private bool HasLostItsBasis => Status == ApprovalStatus.Lapsed && DecidedAt < Deadline;

        public bool IsWaitingAt(DateTimeOffset at) =>
            !HasLostItsBasis
            && RequestedAt <= at
            && (DecidedAt is null || DecidedAt > at)
            && ApprovalRules.IsStillPending(ApprovalStatus.Pending, Deadline, EscalatedAt, at);
    }
}
