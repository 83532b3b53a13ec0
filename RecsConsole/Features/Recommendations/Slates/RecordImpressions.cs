using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>Writes down which items of a decision its actor had on screen, one entry for a batch: references and positions, no titles.</summary>
public sealed class RecordImpressions(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Operation = "items.seen";
    private const int Most = 100;

    /// <summary>Answers how many were written; what the decision does not hold is left out.</summary>
    public async Task<Result<int>> RunAsync(Actor actor, RecordImpressionsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var decision = await db
            .Decisions.Where(row => row.Id == request.DecisionId && row.ActorId == actor.PersonId)
            .Select(row => new { row.CaseId })
            .FirstOrDefaultAsync(cancellationToken);
        if (decision is null)
        {
            var error = Error.NotFound(Texts.NotYourSuggestions);
            return await scope.DenyAsync(Operation, "decision", request.DecisionId.ToString("D"), error, cancellationToken);
        }

        var seen = await SeenAsync(db, request, cancellationToken);
        if (seen.Count == 0)
        {
            return 0;
        }

        var details = Details(decision.CaseId, seen);
        var id = request.DecisionId.ToString("D");
        auditTrail.Append(db, actor.PersonOrNull, new(Operation, "decision", id, AuditOutcome.Done, details));
        await db.SaveChangesAsync(cancellationToken);
        return seen.Count;
    }

    private static async Task<List<ShownPlace>> SeenAsync(
        ConsoleDbContext db,
        RecordImpressionsRequest request,
        CancellationToken cancellationToken
    )
    {
        var shown = await db
            .DecisionItems.AsNoTracking()
            .Where(row => row.DecisionId == request.DecisionId)
            .Select(row => new ShownPlace(row.Kind, row.Rank, row.ItemId))
            .ToListAsync(cancellationToken);
        var asked = request.Items.Take(Most).Select(item => (item.Kind.ToString().ToLowerInvariant(), item.Rank)).ToHashSet();
        return [.. shown.Where(place => asked.Contains((place.Kind, place.Rank)))];
    }

    // "action": "1=reset-password 2=ask-customer", each by its rank
    private static Dictionary<string, string> Details(Guid caseId, List<ShownPlace> seen)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["case"] = caseId.ToString("D") };
        foreach (var kind in seen.GroupBy(place => place.Kind, StringComparer.Ordinal))
        {
            details[kind.Key] = string.Join(
                ' ',
                kind.OrderBy(place => place.Rank)
                    .Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.Rank}={place.ItemId}"))
            );
        }

        return details;
    }

    private sealed record ShownPlace(string Kind, int Rank, string ItemId);
}

/// <summary>Items of one decision that were on screen.</summary>
public sealed record RecordImpressionsRequest(Guid DecisionId, IReadOnlyList<SeenItem> Items);
