using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Models.Training.Oracle;

/// <summary>
/// Which actions waited for approval on a case when a decision was made. A request lapses when the case changes, so one with a later event
/// gives no verdict; the requests on a finished case are not replayed.
/// </summary>
internal sealed class ApprovalOracle
{
    private readonly ILookup<Guid, RequestLine> _requests;
    private readonly ILookup<Guid, DateTimeOffset> _events;

    private ApprovalOracle(IEnumerable<RequestLine> requests, IEnumerable<EventLine> events)
    {
        _requests = requests.ToLookup(row => row.CaseId);
        _events = events.ToLookup(row => row.CaseId, row => row.At);
    }

    public static async Task<ApprovalOracle> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        new(
            await db
                .ApprovalRequests.AsNoTracking()
                .Where(row => row.Status != ApprovalStatus.Lapsed)
                .Select(row => new RequestLine(row.CaseId, row.ActionKey, row.RequestedAt, row.DecidedAt, row.Status, row.Deadline))
                .ToListAsync(cancellationToken),
            await db
                .CaseEvents.AsNoTracking()
                .Where(row => db.ApprovalRequests.Any(request => request.CaseId == row.CaseId))
                .Select(row => new EventLine(row.CaseId, row.At))
                .ToListAsync(cancellationToken)
        );

    /// <summary>Whether a request for the action was pending on the case.</summary>
    public bool IsWaiting(TrainingExample example, string action)
    {
        var (caseId, at) = (example.Snapshot.Case.Id, example.Snapshot.At);
        return !example.IsWhole
            && _requests[caseId]
                .Any(row =>
                    string.Equals(row.ActionKey, action, StringComparison.Ordinal)
                    && row.RequestedAt < at
                    && at < row.Deadline
                    && (row.DecidedAt is { } decided ? decided > at : row.Status == ApprovalStatus.Pending)
                    && !_events[caseId].Any(changed => changed > row.RequestedAt && changed <= at)
                );
    }

    private sealed record RequestLine(
        Guid CaseId,
        string ActionKey,
        DateTimeOffset RequestedAt,
        DateTimeOffset? DecidedAt,
        ApprovalStatus Status,
        DateTimeOffset Deadline
    );

    private sealed record EventLine(Guid CaseId, DateTimeOffset At);
}
