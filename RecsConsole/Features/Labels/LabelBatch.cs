using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Features.Labels;

/// <summary>Reads what came of some decisions: what was on screen, responses, the steps taken since, documents used, how the case went on.</summary>
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
        var sequels = await SequelsAsync(db, decisions, machineOf, cancellationToken);
        return
        [
            .. decisions.Select(decision => new LabelledDecision(
                decision,
                [.. itemsOf[decision.Id]],
                [.. responsesOf[decision.Id]],
                [.. impressionsOf[decision.Id]],
                sequels[decision.CaseId]
            )),
        ];
    }

    private static async Task<Dictionary<Guid, CaseSequel>> SequelsAsync(
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
            .Select(row => new LabelledCase(row.Id, row.TypeKey, row.OpenedAt, row.SlaStartedAt, row.SlaDeadline ?? row.SlaHeldDeadline))
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
            found => new CaseSequel(found, [.. eventsOf[found.Id]], [.. documentsOf[found.Id]], machineOf(found.Type))
        );
    }
}

/// <summary>Which decision, about which case, when.</summary>
internal sealed record DecisionKey(Guid Id, Guid CaseId, DateTimeOffset At);

/// <summary>A case as far as labels need it.</summary>
internal sealed record LabelledCase(
    Guid Id,
    string Type,
    DateTimeOffset OpenedAt,
    DateTimeOffset? SlaStartedAt,
    DateTimeOffset? SlaDeadline
);

/// <summary>All that came of a case.</summary>
internal sealed record CaseSequel(
    LabelledCase Case,
    IReadOnlyList<CaseEventRow> Events,
    IReadOnlyList<CaseDocumentRow> Documents,
    StateMachine Machine
)
{
    /// <summary>By when the case was to be solved, then.</summary>
    public CaseClocks Clocks { get; } = CaseClocks.Of(Case.OpenedAt, new(Case.SlaStartedAt ?? Case.OpenedAt, Case.SlaDeadline), Events);

    /// <summary>What the customer said of it, oldest first.</summary>
    public IReadOnlyList<CustomerRating> Ratings { get; } = [.. Events.Select(CustomerRating.Of).OfType<CustomerRating>()];

    public CaseOutcome Course { get; } =
        CaseOutcome.Of(Events.Select(row => new CourseStep(row.Activity, row.ActorId, row.At, row.ToState)), Machine);
}
