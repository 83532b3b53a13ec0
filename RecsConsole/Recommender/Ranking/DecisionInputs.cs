using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Ranking;

/// <summary>
/// Prepares the input of a decision for storage: its subject's key, the shared parts, the compressed snapshot. Does not depend on the
/// ranking.
/// </summary>
public sealed class DecisionInputs(TenantDb tenantDb, SubjectKeys subjectKeys)
{
    private readonly ConcurrentDictionary<(Guid Tenant, string Hash), bool> _storedParts = new();

    /// <summary>Prepares the part of a decision that stores its input.</summary>
    /// <returns>The packed input, or why no further decision on the case can be stored.</returns>
    public async Task<Result<PackedInput>> PrepareAsync(LoadedCase loaded, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var packing = Task.Run(() => PackedInput.From(loaded), cancellationToken);
        await EnsurePartsAsync(loaded.Request.Actor, loaded.Request.Parts, cancellationToken);
        var erased = await EnsureKeyAsync(loaded.Request.Actor, loaded.Snapshot, cancellationToken);
        var input = await packing;
        return erased is null ? input : erased;
    }

    /// <summary>
    /// Stores the shared parts a snapshot refers to. Outside the decision's transaction: a part is identified by its hash, whoever writes
    /// it first, and an unused part does no harm.
    /// </summary>
    private async Task EnsurePartsAsync(Actor actor, SnapshotParts parts, CancellationToken cancellationToken)
    {
        foreach (var part in parts.ByHash.Values.Where(part => !_storedParts.ContainsKey((actor.TenantId, part.Hash))))
        {
            await StorePartAsync(actor, part, cancellationToken);
            _storedParts[(actor.TenantId, part.Hash)] = true;
        }
    }

    /// <summary>
    /// Loads or creates the key that will encrypt a decision on the case. Outside the decision's transaction, like its parts.
    /// </summary>
    /// <returns>Why no further decision on the case can be stored; null to continue.</returns>
    private async Task<Error?> EnsureKeyAsync(Actor actor, CaseSnapshot snapshot, CancellationToken cancellationToken)
    {
        var key = await subjectKeys.EnsureAsync(tenantDb, actor, DecisionLog.SubjectOf(snapshot), cancellationToken);
        return key.Secret is null ? Error.Conflict(RecommenderTexts.CustomerErased) : null;
    }

    private async Task StorePartAsync(Actor actor, StoredPart part, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        if (await IsStoredAsync(db, part, cancellationToken))
        {
            return;
        }

        var content = Brotli.Compress(part.Bytes); // before the turn, in which others wait
        // in turn: whoever opens a case at the same time, on any node, finds the row instead of failing on its key
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        if (await IsStoredAsync(db, part, cancellationToken))
        {
            return;
        }

        db.SnapshotParts.Add(
            new SnapshotPartRow
            {
                TenantId = actor.TenantId,
                Hash = part.Hash,
                Kind = part.Kind,
                Content = content,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static Task<bool> IsStoredAsync(ConsoleDbContext db, StoredPart part, CancellationToken cancellationToken) =>
        db.SnapshotParts.AnyAsync(row => row.Hash == part.Hash, cancellationToken);
}

/// <summary>The part of a decision that stores its input. It does not depend on the ranking, so it is prepared in parallel.</summary>
/// <param name="Snapshot">The canonical bytes of the snapshot, compressed.</param>
/// <param name="Hash">The input's <see cref="InputHash"/>.</param>
public sealed record PackedInput(byte[] Snapshot, string Hash)
{
    public static PackedInput From(LoadedCase loaded)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        return new(Brotli.CompressValue(loaded.Snapshot), loaded.InputHash());
    }
}
