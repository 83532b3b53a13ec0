using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Decisions;

/// <summary>Reads stored decisions as bundles for replay.</summary>
public static class DecisionBundles
{
    /// <summary>Everything needed to replay a stored decision.</summary>
    /// <exception cref="DecisionErasedException">The decision's subject was erased.</exception>
    public static async Task<ReplayBundle> ReadBundleAsync(ConsoleDbContext db, DecisionRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        return BundleOf(row) with { Parts = await ReadPartsAsync(db, row.PartHashes, cancellationToken) };
    }

    /// <summary>The bundle without the shared parts, which many decisions refer to.</summary>
    /// <exception cref="DecisionErasedException">The decision's subject was erased.</exception>
    public static ReplayBundle BundleOf(DecisionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (DecisionContent.IsErased(row))
        {
            throw new DecisionErasedException();
        }

        return new(
            row.Id.ToString("D"),
            DecisionContent.VersionsOf(row).Engine,
            DecisionContent.FromJson<RecommendationRequest>(row.Request),
            Brotli.Decompress(row.Snapshot),
            new Dictionary<string, byte[]>(StringComparer.Ordinal),
            Brotli.Decompress(row.Validation),
            [
                .. DecisionContent.FromJson<IReadOnlyList<StageDigest>>(row.StageDigestsJson),
                new(Stages.Decision, CanonicalHash.Of(Encoding.UTF8.GetBytes(row.Id.ToString("D")))),
            ]
        );
    }

    /// <summary>The catalog that a decision was made with, for readers that need no other shared part: models are far larger.</summary>
    /// <param name="hash">Hash of the catalog.</param>
    /// <exception cref="InvalidDataException">The part is missing or does not match its hash.</exception>
    public static async Task<CatalogPart> ReadCatalogAsync(ConsoleDbContext db, string hash, CancellationToken cancellationToken)
    {
        var bytes = (await ReadPartsAsync(db, [hash], cancellationToken)).GetValueOrDefault(hash);
        return bytes is not null && string.Equals(CanonicalHash.Of(bytes), hash, StringComparison.Ordinal)
            ? CanonicalJson.Deserialize<CatalogPart>(bytes)
            : throw new InvalidDataException($"The snapshot's catalog {hash} is missing or does not match its hash.");
    }

    /// <summary>Canonical bytes of shared parts by hash; parts that the tenant does not have are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, byte[]>> ReadPartsAsync(
        ConsoleDbContext db,
        IEnumerable<string> hashes,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var wanted = hashes.ToList();
        var parts = await db.SnapshotParts.AsNoTracking().Where(part => wanted.Contains(part.Hash)).ToListAsync(cancellationToken);
        return parts.ToDictionary(part => part.Hash, part => Brotli.Decompress(part.Content), StringComparer.Ordinal);
    }
}
