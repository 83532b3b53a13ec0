using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Features.Labels;

/// <summary>
/// Reads the outcomes of some decisions: impressions, responses, later steps, used documents, and the course of the case.
/// </summary>
internal static class LabelBatch
{
    public static async Task<IReadOnlyList<LabelledDecision>> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyList<DecisionKey> decisions,
        Func<string, StateMachine> machineOf,
        CancellationToken cancellationToken
    )
    {
        var ids = decisions.Select(decision => decision.Id).ToList();
        var items = await db.DecisionItems.AsNoTracking().Where(row => ids.Contains(row.DecisionId)).ToListAsync(cancellationToken);
        var responses = await db
            .Responses.AsNoTracking()
            .Where(row => ids.Contains(row.DecisionId) && row.UndoneAt == null)
            .ToListAsync(cancellationToken);
        var impressions = await db.Impressions.AsNoTracking().Where(row => ids.Contains(row.DecisionId)).ToListAsync(cancellationToken);
        var itemsOf = items.ToLookup(row => row.DecisionId);
        var impressionsOf = impressions.ToLookup(row => row.DecisionId);
        var responsesOf = responses.ToLookup(row => row.DecisionId);
        var histories = await HistoriesAsync(db, decisions, machineOf, cancellationToken);
        return
        [
            .. decisions.Select(decision => new LabelledDecision(
                decision,
                [.. itemsOf[decision.Id]],
                [.. responsesOf[decision.Id]],
                [.. impressionsOf[decision.Id]],
                histories[decision.CaseId]
            )),
        ];
    }

    private static async Task<Dictionary<Guid, LabelledCaseHistory>> HistoriesAsync(
        ConsoleDbContext db,
        IReadOnlyList<DecisionKey> decisions,
        Func<string, StateMachine> machineOf,
        CancellationToken cancellationToken
    )
    {
        var caseIds = decisions.Select(decision => decision.CaseId).Distinct().ToList();
        var cases = await db
            .Cases.AsNoTracking()
            .Where(row => caseIds.Contains(row.Id))
            .Select(row => new LabelledCase(
                row.Id,
                row.TypeKey,
                row.IssueType,
                row.OpenedAt,
                row.SlaStartedAt,
                row.SlaDeadline ?? row.SlaHeldDeadline,
                row.SlaMet
            ))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        var events = await db
            .CaseEvents.AsNoTracking()
            .Where(row => caseIds.Contains(row.CaseId))
            .OrderBy(row => row.Ordinal)
            .ToListAsync(cancellationToken);
        var documents = await db.CaseDocuments.AsNoTracking().Where(row => caseIds.Contains(row.CaseId)).ToListAsync(cancellationToken);
        var eventsOf = events.ToLookup(row => row.CaseId);
        var documentsOf = documents.ToLookup(row => row.CaseId);
        return cases.Values.ToDictionary(
            found => found.Id,
            found => new LabelledCaseHistory(found, [.. eventsOf[found.Id]], [.. documentsOf[found.Id]], machineOf(found.Type))
        );
    }
}

/// <summary>A decision, its case and its time.</summary>
internal sealed record DecisionKey(Guid Id, Guid CaseId, DateTimeOffset At);

/// <summary>The fields of a case that labels need.</summary>
internal sealed record LabelledCase(
    Guid Id,
    string Type,
    string IssueType,
    DateTimeOffset OpenedAt,
    DateTimeOffset? SlaStartedAt,
    DateTimeOffset? SlaDeadline,
    bool? SlaMet
);

/// <summary>Everything that happened to a case.</summary>
internal sealed record LabelledCaseHistory(
    LabelledCase Case,
    IReadOnlyList<CaseEventRow> Events,
    IReadOnlyList<CaseDocumentRow> Documents,
    StateMachine Machine
)
{
    /// <summary>Deadline of the case at that time.</summary>
    public CaseClocks Clocks { get; } = CaseClocks.From(Case.OpenedAt, new(Case.SlaStartedAt ?? Case.OpenedAt, Case.SlaDeadline), Events);

    /// <summary>The customer's ratings, oldest first.</summary>
    public IReadOnlyList<CustomerRating> Ratings { get; } = [.. Events.Select(CustomerRating.From).OfType<CustomerRating>()];

    public CaseOutcome Course { get; } = CaseOutcome.FromEvents(Events, Machine);
}
