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
    /// Their action keys, in ordinal order. A request whose facts changed counts as lapsed, even if its row does not say so yet.
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

    private sealed record AskedFor(Guid Id, ApprovalStatus Status, DateTimeOffset Deadline, DateTimeOffset? EscalatedAt);
}
