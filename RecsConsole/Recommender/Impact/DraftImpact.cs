using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Recommender.Ranking;

namespace RecsConsole.Recommender.Impact;

/// <summary>
/// Computes stored decisions twice, with the facts in force and with a draft, batch by batch on all processors. Search is not run again:
/// both see the candidates that the decision had. Records nothing.
/// </summary>
public sealed class DraftImpact(ActivePipelines pipelines)
{
    private const int BatchSize = 128;

    /// <summary>The impact on the decisions with these ids, in their order.</summary>
    public async Task<ImpactReport> MeasureAsync(
        ConsoleDbContext db,
        IReadOnlyList<Guid> ids,
        ImpactDraft draft,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(draft);
        var run = new ImpactRun(pipelines, draft);
        var impacts = new List<DecisionImpact>(ids.Count);
        foreach (var batch in ids.Chunk(BatchSize))
        {
            var rows = await db.Decisions.AsNoTracking().Where(row => batch.Contains(row.Id)).ToListAsync(cancellationToken);
            var byId = rows.ToDictionary(row => row.Id);
            var ordered = batch.Select(id => byId.GetValueOrDefault(id)).OfType<DecisionRow>().ToArray();
            await run.ReadPartsAsync(db, ordered, cancellationToken);
            var computed = await Task.Run(() => Compute(run, ordered, cancellationToken), cancellationToken);
            impacts.AddRange(computed.OfType<DecisionImpact>());
        }

        return new(impacts, ids.Count - impacts.Count);
    }

    private static DecisionImpact?[] Compute(ImpactRun run, DecisionRow[] rows, CancellationToken cancellationToken)
    {
        var impacts = new DecisionImpact?[rows.Length];
        Parallel.For(0, rows.Length, new ParallelOptions { CancellationToken = cancellationToken }, i => impacts[i] = run.Of(rows[i]));
        return impacts;
    }
}
