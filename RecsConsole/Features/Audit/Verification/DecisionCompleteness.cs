using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Features.Audit.Verification;

/// <summary>
/// Checks for the decisions of a window whether they can be fully explained: who saw what and why, under which versions and permissions,
/// and with what outcome. Newest first and page by page within a time budget; reports how far it got.
/// </summary>
internal sealed class DecisionCompleteness(ConsoleDbContext db, TimeProvider clock)
{
    /// <summary>The age in days up to which decisions are checked.</summary>
    public const int WindowDays = 30;

    /// <summary>The time budget while someone waits for the page.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(3);

    private const int MaxDecisions = 100_000;

    /// <summary>Number of decisions read at once.</summary>
    public int PageSize { get; init; } = 200;

    public async Task<CompletenessResult> ReadAsync(TimeSpan budget, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var since = clock.GetUtcNow().AddDays(-WindowDays);
        var ids = await db
            .Decisions.Where(row => row.At >= since)
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Select(row => row.Id)
            .Take(MaxDecisions)
            .ToListAsync(cancellationToken);
        var reading = new CompletenessResult(0, 0, Guid.Empty, IsWhole: true);
        foreach (var page in ids.Chunk(PageSize))
        {
            if (reading.Decisions > 0 && clock.GetElapsedTime(started) > budget)
            {
                return reading with { IsWhole = false };
            }

            var incomplete = await IncompleteAsync(page, cancellationToken);
            reading = reading with
            {
                Decisions = reading.Decisions + page.Length,
                Complete = reading.Complete + page.Length - incomplete.Count,
                FirstIncomplete = reading.FirstIncomplete == Guid.Empty ? incomplete.FirstOrDefault() : reading.FirstIncomplete,
            };
        }

        return reading with
        {
            IsWhole = ids.Count < MaxDecisions,
        };
    }

    // In page order.
    private async Task<List<Guid>> IncompleteAsync(Guid[] page, CancellationToken cancellationToken)
    {
        var rows = await db.Decisions.AsNoTracking().Where(row => page.Contains(row.Id)).ToListAsync(cancellationToken);
        var trail = await DecisionTrail.ReadAsync(db, page, cancellationToken);
        var outcomes = await OutcomeLinks.ReadAsync(db, page, cancellationToken);
        var caseIds = rows.Select(row => row.CaseId).Distinct().ToList();
        var cases = (
            await db.Cases.Where(row => caseIds.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken)
        ).ToHashSet();
        var complete = rows.Where(row =>
                cases.Contains(row.CaseId) // the case history shows the outcome
                && IsComplete(row)
                && trail.IsAudited(row.Id)
                && outcomes.AreComplete(row)
            )
            .Select(row => row.Id)
            .ToHashSet();
        return [.. page.Where(id => !complete.Contains(id))];
    }

    // Checks what is stored with it: actor, items with reasons, versions, exclusions with reasons, and the final validation.
    private static bool IsComplete(DecisionRow row)
    {
        if (row.ActorId == Guid.Empty || row.InputHash.Length == 0)
        {
            return false;
        }

        if (DecisionContent.IsErased(row))
        {
            return true; // its subject was erased on request: actor and time remain
        }

        try
        {
            var versions = DecisionContent.VersionsOf(row);
            return row.Validation.Length > 0
                && versions.Engine.Engine.Length > 0
                && versions.Search.Length > 0
                && DecisionContent
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
}

/// <summary>How many decisions of the window can be fully explained.</summary>
/// <param name="FirstIncomplete">The newest that cannot; empty when all can.</param>
/// <param name="IsWhole">Whether there was time for the whole window; otherwise only the newest were checked.</param>
public sealed record CompletenessResult(int Decisions, int Complete, Guid FirstIncomplete, bool IsWhole);
