using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;

namespace RecsConsole.Recommender.Approvals;

/// <summary>Actions that wait for approval on a case.</summary>
internal static class PendingApprovals
{
    // Filtered by case only, status compared after reading: it runs for every recommendation, and few cases have a request.
    private static readonly CompiledRead<Func<ConsoleDbContext, Guid, IAsyncEnumerable<AskedFor>>> s_requests = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, Guid caseId) =>
                db
                    .ApprovalRequests.Where(row => row.CaseId == caseId)
                    .Select(row => new AskedFor(row.Id, row.Status, row.Deadline, row.EscalatedAt))
        )
    );

    /// <summary>
    /// The requests' action keys, in ordinal order. A request whose facts changed counts as lapsed, even if its row does not say so yet.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(
        ConsoleDbContext db,
        Guid caseId,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var asked = await s_requests.For(db)(db, caseId).ToListAsync(cancellationToken);
        var waiting = asked
            .Where(each => ApprovalRules.IsStillPending(each.Status, each.Deadline, each.EscalatedAt, at))
            .Select(each => each.Id)
            .ToList();
        return waiting.Count == 0 ? [] : await StillHeldAsync(db, caseId, waiting, at, cancellationToken);
    }

    /// <summary>
    /// Whether a request for the action waits on the case. One whose facts changed does not block a new one: it is ended, and the caller
    /// saves it.
    /// </summary>
    public static async Task<bool> IsWaitingAsync(
        ConsoleDbContext db,
        ApprovalLapse lapse,
        NewRequest wanted,
        CancellationToken cancellationToken
    )
    {
        var pending = await db
            .ApprovalRequests.Pending()
            .Where(request => request.CaseId == wanted.Case.Id && request.ActionKey == wanted.ActionKey)
            .ToListAsync(cancellationToken);
        var isWaiting = false;
        foreach (var request in pending)
        {
            var reason = await ApprovalLapse.FindAsync(db, request, wanted.Case, wanted.At, cancellationToken);
            isWaiting |= reason is null;
            if (reason is not null)
            {
                await lapse.ApplyAsync(db, request, reason, wanted.At, cancellationToken);
            }
        }

        return isWaiting;
    }

    private static async Task<IReadOnlyList<string>> StillHeldAsync(
        ConsoleDbContext db,
        Guid caseId,
        List<Guid> waiting,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var row = await db.Cases.AsNoTracking().FirstOrDefaultAsync(found => found.Id == caseId, cancellationToken);
        var requests = await db
            .ApprovalRequests.AsNoTracking()
            .Where(request => waiting.Contains(request.Id))
            .ToListAsync(cancellationToken);
        List<string> held = [];
        foreach (var request in requests)
        {
            // a case that another system owns cannot be compared
            if (row is null || await ApprovalLapse.FindAsync(db, request, row, at, cancellationToken) is null)
            {
                held.Add(request.ActionKey);
            }
        }

        return [.. held.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>A request that somebody is about to make.</summary>
    internal sealed record NewRequest(CaseRow Case, string ActionKey, DateTimeOffset At);

    private sealed record AskedFor(Guid Id, ApprovalStatus Status, DateTimeOffset Deadline, DateTimeOffset? EscalatedAt);
}
