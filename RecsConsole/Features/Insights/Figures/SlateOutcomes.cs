using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Results;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Insights.Figures;

/// <summary>
/// Reads what slates left out, from the compressed outputs of the latest decisions in a span, which no query can count. A decision never
/// changes, so results are cached.
/// </summary>
public sealed class SlateOutcomes
{
    /// <summary>The maximum number of decisions read.</summary>
    public const int Max = 2000;

    private const int AtOnce = 100;
    private const int MaxKept = 20_000;
    private readonly ConcurrentDictionary<Guid, IReadOnlyList<SlateOutcome>> _known = new();

    /// <summary>The latest decisions of the span in scope, newest first.</summary>
    internal async Task<IReadOnlyList<DecisionOutcome>> ReadAsync(
        InsightContext context,
        InsightSpan span,
        CancellationToken cancellationToken
    )
    {
        var latest = await context
            .Decisions(span)
            .OrderByDescending(row => row.At)
            .ThenBy(row => row.Id)
            .Take(Max)
            .Select(row => new { row.Id, row.CaseId })
            .ToListAsync(cancellationToken);
        if (_known.Count > MaxKept)
        {
            _known.Clear();
        }

        foreach (var ids in latest.Select(row => row.Id).Where(id => !_known.ContainsKey(id)).Chunk(AtOnce))
        {
            await LearnAsync(context.Db, [.. ids], cancellationToken);
        }

        return [.. latest.Where(row => _known.ContainsKey(row.Id)).Select(row => new DecisionOutcome(row.Id, row.CaseId, _known[row.Id]))];
    }

    private async Task LearnAsync(ConsoleDbContext db, List<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await db
            .Decisions.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .Select(row => new { row.Id, row.Output })
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            _known[row.Id] = [.. DecisionContent.OutputOf(row.Output).Select(Outcome)];
        }
    }

    private static SlateOutcome Outcome(Recommendation slate) =>
        new(
            slate.Kind.ToItemKind(),
            slate.Size,
            [.. slate.Items.Select(item => item.Id)],
            slate.Excluded.GroupBy(exclusion => exclusion.Reasons[0]).ToDictionary(group => group.Key, group => group.Count()),
            [
                .. slate
                    .Excluded.Where(exclusion => exclusion.Reasons.Any(ReasonCodes.IsPermission))
                    .Select(exclusion => exclusion.Id)
                    .Intersect(slate.Items.Select(item => item.Id), StringComparer.Ordinal),
            ]
        );
}

/// <summary>A decision with the outcome of its slates.</summary>
internal sealed record DecisionOutcome(Guid Id, Guid CaseId, IReadOnlyList<SlateOutcome> Slates);

/// <summary>One slate: its size, the items shown, and the number left out, by each one's first reason.</summary>
/// <param name="Violations">Items shown although the same decision excludes them for lack of permission: there must be none.</param>
public sealed record SlateOutcome(
    ItemKind Kind,
    int Size,
    IReadOnlyList<string> Items,
    IReadOnlyDictionary<ReasonCode, int> Excluded,
    IReadOnlyList<string> Violations
)
{
    /// <summary>The slate had room but showed nothing.</summary>
    public bool IsEmpty => Size > 0 && Items.Count == 0;

    /// <summary>Why the slate is empty: the most frequent exclusion reason; null when there were no candidates.</summary>
    public ReasonCode? WhyEmpty =>
        Excluded.Count == 0 ? null : Excluded.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
}
