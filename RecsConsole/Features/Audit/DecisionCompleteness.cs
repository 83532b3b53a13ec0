using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Audit;

/// <summary>
/// Asks of the newest decisions whether everything can be told: who saw what and why, under which versions and permissions, and what came of it.
/// </summary>
internal static class DecisionCompleteness
{
    /// <summary>How many decisions are looked at, newest first.</summary>
    public const int Newest = 200;

    public static async Task<CompletenessReading> ReadAsync(
        ConsoleDbContext db,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .Decisions.AsNoTracking()
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Take(Newest)
            .ToListAsync(cancellationToken);
        var answers = await AnswersAsync(db, rows, cancellationToken);
        var cases = await CasesAsync(db, rows, cancellationToken);
        List<Guid> incomplete =
        [
            .. rows.Where(row =>
                    !cases.Contains(row.CaseId) // its course says what became of it
                    || !IsTold(row)
                    || !answers.AreTold(row.Id)
                )
                .Select(row => row.Id),
        ];
        return new(rows.Count, rows.Count - incomplete.Count, incomplete.FirstOrDefault());
    }

    private static async Task<Answers> AnswersAsync(
        ConsoleDbContext db,
        List<DecisionRow> rows,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.Select(row => row.Id).ToList();
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(row => row.DecisionId != null && ids.Contains(row.DecisionId.Value))
            .Where(row => row.Outcome == "done")
            .Select(row => new
            {
                row.DecisionId,
                row.Operation,
                row.DetailsJson,
            })
            .ToListAsync(cancellationToken);
        var made = entries
            .Where(entry => entry.Operation is "decision.made")
            .Select(entry => entry.DecisionId!.Value)
            .ToHashSet();
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

    private static async Task<HashSet<Guid>> CasesAsync(
        ConsoleDbContext db,
        List<DecisionRow> rows,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.Select(row => row.CaseId).Distinct().ToList();
        return
        [
            .. await db
                .Cases.Where(row => ids.Contains(row.Id))
                .Select(row => row.Id)
                .ToListAsync(cancellationToken),
        ];
    }

    // What was stored with it: who, what with its reasons, versions, what was left out and why, and what was checked again at the end.
    private static bool IsTold(DecisionRow row)
    {
        if (row.ActorId == Guid.Empty || row.InputHash.Length == 0)
        {
            return false;
        }

        if (DecisionLog.IsErased(row))
        {
            return true; // its subject was erased, as asked: who and when is still told
        }

        try
        {
            var versions = DecisionLog.VersionsOf(row);
            return row.Validation.Length > 0
                && versions.Engine.Engine.Length > 0
                && versions.Search.Length > 0
                && DecisionLog
                    .OutputOf(row)
                    .All(slate =>
                        slate.Items.Take(slate.Size).All(item => item.Claims.Count > 0)
                        && slate.Excluded.All(each => each.Reasons.Count > 0)
                    );
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>What the trail says of the decisions, beside what was answered.</summary>
    private sealed record Answers(
        HashSet<Guid> Made,
        ILookup<Guid, string> Responses,
        ILookup<Guid, string> Entries
    )
    {
        public bool AreTold(Guid decision) =>
            Made.Contains(decision)
            && Responses[decision]
                .All(response =>
                    Entries[decision]
                        .Any(entry => entry.Contains(response, StringComparison.Ordinal))
                );
    }
}

/// <summary>How many of the newest decisions can be told completely.</summary>
/// <param name="FirstIncomplete">The newest that cannot; empty when all can.</param>
public sealed record CompletenessReading(int Decisions, int Complete, Guid FirstIncomplete);
