using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Audit.Verification;

/// <summary>The audit entries for a page of decisions: that each was made, and every response to it.</summary>
internal sealed class DecisionTrail
{
    private readonly HashSet<Guid> _made;
    private readonly ILookup<Guid, string> _responses;
    private readonly ILookup<Guid, string> _entries;

    private DecisionTrail(HashSet<Guid> made, ILookup<Guid, string> responses, ILookup<Guid, string> entries) =>
        (_made, _responses, _entries) = (made, responses, entries);

    public static async Task<DecisionTrail> ReadAsync(ConsoleDbContext db, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(row => row.DecisionId != null && ids.Contains(row.DecisionId.Value))
            .Where(row => row.Outcome == AuditOutcomes.Done)
            .Select(row => new
            {
                row.DecisionId,
                row.Operation,
                row.DetailsJson,
            })
            .ToListAsync(cancellationToken);
        var made = entries.Where(entry => entry.Operation is "decision.made").Select(entry => entry.DecisionId!.Value).ToHashSet();
        var answered = entries
            .Where(entry => entry.Operation.StartsWith("response.", StringComparison.Ordinal))
            .ToLookup(entry => entry.DecisionId!.Value, entry => entry.DetailsJson);
        var responses = (
            await db
                .Responses.AsNoTracking()
                .Where(row => ids.Contains(row.DecisionId))
                .Select(row => new { row.Id, row.DecisionId })
                .ToListAsync(cancellationToken)
        ).ToLookup(row => row.DecisionId, row => row.Id.ToString("D"));
        return new(made, responses, answered);
    }

    public bool IsAudited(Guid decision) =>
        _made.Contains(decision)
        && _responses[decision].All(response => _entries[decision].Any(entry => entry.Contains(response, StringComparison.Ordinal)));
}
