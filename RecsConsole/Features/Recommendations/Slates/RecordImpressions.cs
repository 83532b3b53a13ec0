using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>
/// Records which items of a decision its actor had on screen: a row for the first time each was seen, with the first time on a later
/// day, and one audit entry per batch; references and positions, no titles.
/// </summary>
public sealed class RecordImpressions(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
{
    private const string Operation = "items.seen";
    private const int Max = 100;
    private const int MaxAttempts = 3;

    /// <summary>Returns how many were recorded; items not in the decision are ignored.</summary>
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

        await WriteAsync(db, actor, request.DecisionId, new(decision.CaseId, seen), cancellationToken);
        return seen.Count;
    }

    // Two windows on one decision may report the same at once: the second then finds the first one's rows.
    private async Task WriteAsync(ConsoleDbContext db, Actor actor, Guid decisionId, SeenPlaces seen, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await AddRowsAsync(db, decisionId, seen.Places, cancellationToken);
            var details = Details(seen.CaseId, seen.Places);
            auditTrail.Append(db, actor.PersonOrNull, new(Operation, "decision", decisionId.ToString("D"), AuditOutcome.Done, details));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (Exception e) when (ConcurrencyConflict.Is(e) && attempt < MaxAttempts)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task AddRowsAsync(ConsoleDbContext db, Guid decisionId, List<ShownPlace> seen, CancellationToken cancellationToken)
    {
        var known = await db
            .Impressions.Where(row => row.DecisionId == decisionId)
            .ToDictionaryAsync(row => (row.Kind, row.ItemId), cancellationToken);
        var now = Timestamps.Round(clock.GetUtcNow());
        foreach (var place in seen)
        {
            if (known.TryGetValue((place.Kind, place.ItemId), out var row))
            {
                if (row.SeenAgainAt is null && now.UtcDateTime.Date > row.SeenAt.UtcDateTime.Date)
                {
                    row.SeenAgainAt = now;
                }

                continue;
            }

            db.Impressions.Add(
                new()
                {
                    TenantId = db.TenantId,
                    DecisionId = decisionId,
                    Kind = place.Kind,
                    ItemId = place.ItemId,
                    Rank = place.Rank,
                    SeenAt = now,
                }
            );
        }
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
        var asked = request.Items.Take(Max).Select(item => (item.Kind.ToItemKind(), item.Rank)).ToHashSet();
        return [.. shown.Where(place => asked.Contains((place.Kind, place.Rank)))];
    }

    // "action": "1=reset-password 2=ask-customer", each with its rank
    private static Dictionary<string, string> Details(Guid caseId, List<ShownPlace> seen)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["case"] = caseId.ToString("D") };
        foreach (var kind in seen.GroupBy(place => place.Kind))
        {
            details[kind.Key.ToCode()] = string.Join(
                ' ',
                kind.OrderBy(place => place.Rank)
                    .Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.Rank}={place.ItemId}"))
            );
        }

        return details;
    }

    private sealed record SeenPlaces(Guid CaseId, List<ShownPlace> Places);

    private sealed record ShownPlace(ItemKind Kind, int Rank, string ItemId);
}

/// <summary>Items of one decision that were on screen.</summary>
public sealed record RecordImpressionsRequest(Guid DecisionId, IReadOnlyList<SeenItem> Items);
