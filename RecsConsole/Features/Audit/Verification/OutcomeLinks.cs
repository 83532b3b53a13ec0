using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Audit.Verification;

/// <summary>
/// Links decisions to outcomes, for a page of decisions: an action that was taken is in its case's history or awaits approval, the history
/// refers only to decisions of its own case, and a label belongs to an item of the decision or to what was chosen instead.
/// </summary>
internal sealed class OutcomeLinks
{
    private readonly ILookup<Guid, Guid> _taken;
    private readonly ILookup<Guid, (Guid CaseId, string Key)> _happened;
    private readonly HashSet<Guid> _requested;
    private readonly HashSet<Guid> _mislabelled;

    private OutcomeLinks(
        ILookup<Guid, Guid> taken,
        ILookup<Guid, (Guid CaseId, string Key)> happened,
        HashSet<Guid> requested,
        HashSet<Guid> mislabelled
    ) => (_taken, _happened, _requested, _mislabelled) = (taken, happened, requested, mislabelled);

    public static async Task<OutcomeLinks> ReadAsync(ConsoleDbContext db, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var taken = await db
            .Responses.AsNoTracking()
            .Where(row => ids.Contains(row.DecisionId))
            .Where(row => row.Kind == ResponseKind.Override || (row.Kind == ResponseKind.Accept && row.ItemKind == ItemKind.Action))
            .Select(row => new { row.Id, row.DecisionId })
            .ToListAsync(cancellationToken);
        var happened = await db
            .CaseEvents.AsNoTracking()
            .Where(row => row.DecisionId != null && ids.Contains(row.DecisionId.Value))
            .Select(row => new
            {
                row.CaseId,
                row.DecisionId,
                row.EventKey,
            })
            .ToListAsync(cancellationToken);
        var requested = await db
            .ApprovalRequests.AsNoTracking()
            .Where(row => row.DecisionId != null && ids.Contains(row.DecisionId.Value))
            .Select(row => row.Id) // the id of the response that requested it
            .ToListAsync(cancellationToken);
        return new(
            taken.ToLookup(row => row.DecisionId, row => row.Id),
            happened.ToLookup(row => row.DecisionId!.Value, row => (row.CaseId, row.EventKey)),
            [.. requested],
            await MislabelledAsync(db, ids, cancellationToken)
        );
    }

    public bool AreComplete(DecisionRow row) =>
        _happened[row.Id].All(each => each.CaseId == row.CaseId)
        && _taken[row.Id].All(response => _requested.Contains(response) || IsOnHistory(row.Id, response))
        && !_mislabelled.Contains(row.Id);

    // the step of an action carries the id of the response that took it
    private bool IsOnHistory(Guid decision, Guid response) =>
        _happened[decision].Any(each => each.Key.Contains(response.ToString("D"), StringComparison.Ordinal));

    private static async Task<HashSet<Guid>> MislabelledAsync(
        ConsoleDbContext db,
        IReadOnlyList<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var found = await db
            .Labels.AsNoTracking()
            .Where(row => ids.Contains(row.DecisionId) && row.Exposure != LabelExposure.Elsewhere)
            .Where(row =>
                !db.DecisionItems.Any(item => item.DecisionId == row.DecisionId && item.Kind == row.Kind && item.ItemId == row.ItemId)
            )
            .Select(row => row.DecisionId)
            .Distinct()
            .ToListAsync(cancellationToken);
        return [.. found];
    }
}
