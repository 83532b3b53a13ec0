using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Replay;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Recommender.Replay;

/// <summary>Replays recorded decisions of a tenant, batch by batch, on all processors.</summary>
public sealed class DecisionReplay(TenantDb tenantDb, EngineArchive engines)
{
    private const int BatchSize = 256;

    /// <summary>The verdicts on decisions, newest first.</summary>
    /// <param name="last">Maximum number of decisions to replay.</param>
    public async Task<IReadOnlyList<ReplayedDecision>> LastAsync(Actor actor, int last, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var ids = await db
            .Decisions.OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Take(last)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        return await RunAsync(db, ids, cancellationToken);
    }

    /// <summary>The verdict on one decision; null when the tenant has none of that id.</summary>
    public async Task<ReplayedDecision?> OneAsync(Actor actor, Guid decisionId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var verdicts = await RunAsync(db, [decisionId], cancellationToken);
        return verdicts.Count > 0 ? verdicts[0] : null;
    }

    private async Task<IReadOnlyList<ReplayedDecision>> RunAsync(ConsoleDbContext db, List<Guid> ids, CancellationToken cancellationToken)
    {
        var parts = new ConcurrentDictionary<string, byte[]>(StringComparer.Ordinal);
        var judge = new BundleReplayer(engines, hash => parts.GetValueOrDefault(hash));
        var verdicts = new List<ReplayedDecision>(ids.Count);
        var batches = ids.Chunk(BatchSize).ToList();
        var next = batches.Count == 0 ? [] : await ReadAsync(db, batches[0], cancellationToken);
        for (var i = 0; i < batches.Count; i++)
        {
            var rows = next;
            await ReadPartsAsync(db, rows, parts, cancellationToken);
            var judging = Task.Run(() => Judge(judge, rows, cancellationToken), cancellationToken);
            // the next batch is read while this one is computed
            next = i + 1 < batches.Count ? await ReadAsync(db, batches[i + 1], cancellationToken) : [];
            verdicts.AddRange(await judging);
        }

        return verdicts;
    }

    private static ReplayedDecision[] Judge(BundleReplayer judge, List<DecisionRow> rows, CancellationToken cancellationToken)
    {
        var verdicts = new ReplayedDecision[rows.Count];
        Parallel.For(
            0,
            rows.Count,
            new ParallelOptions { CancellationToken = cancellationToken },
            i =>
                verdicts[i] = new(
                    rows[i].Id,
                    DecisionContent.IsErased(rows[i])
                        ? ReplayVerdict.OfErased(DecisionContent.VersionsOf(rows[i]).Engine.Engine)
                        : judge.Judge(DecisionBundles.BundleOf(rows[i]).Serialize())
                )
        );
        return verdicts;
    }

    private static async Task<List<DecisionRow>> ReadAsync(ConsoleDbContext db, Guid[] ids, CancellationToken cancellationToken)
    {
        var rows = await db.Decisions.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var order = ids.Index().ToDictionary(each => each.Item, each => each.Index);
        return [.. rows.OrderBy(row => order[row.Id])];
    }

    private static async Task ReadPartsAsync(
        ConsoleDbContext db,
        List<DecisionRow> rows,
        ConcurrentDictionary<string, byte[]> parts,
        CancellationToken cancellationToken
    )
    {
        var missing = rows.SelectMany(row => row.PartHashes)
            .Distinct(StringComparer.Ordinal)
            .Where(hash => !parts.ContainsKey(hash))
            .ToList();
        foreach (var (hash, bytes) in await DecisionBundles.ReadPartsAsync(db, missing, cancellationToken))
        {
            parts[hash] = bytes;
        }
    }
}

/// <summary>A decision and the verdict of its replay.</summary>
public sealed record ReplayedDecision(Guid DecisionId, ReplayVerdict Verdict);
