using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Decisions;

/// <summary>Appends decisions with all that replay needs, and reads them back. Nothing here is ever changed.</summary>
public sealed partial class DecisionLog(TenantDb tenantDb, SubjectKeys subjectKeys, AuditTrail auditTrail)
{
    private readonly ConcurrentDictionary<(Guid Tenant, string Hash), bool> _storedParts = new();

    /// <summary>
    /// Stores the shared parts a snapshot refers to. Outside the decision's transaction: a part is what its hash says, whoever writes it
    /// first, and one that no decision refers to harms nobody.
    /// </summary>
    public async Task EnsurePartsAsync(Actor actor, SnapshotParts parts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(parts);
        foreach (var part in parts.ByHash.Values.Where(part => !_storedParts.ContainsKey((actor.TenantId, part.Hash))))
        {
            await StorePartAsync(actor, part, cancellationToken);
            _storedParts[(actor.TenantId, part.Hash)] = true;
        }
    }

    /// <summary>
    /// Has the key at hand under which a decision on the case will be stored. Outside the decision's transaction, like its parts.
    /// </summary>
    /// <returns>Why nothing can be decided on the case any more; null: go on.</returns>
    public async Task<Error?> EnsureKeyAsync(Actor actor, CaseSnapshot snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var key = await subjectKeys.EnsureAsync(tenantDb, actor, SubjectOf(snapshot), cancellationToken);
        return key.Secret is null ? Error.Conflict("The customer of this case was erased. Nothing is suggested for it any more.") : null;
    }

    /// <summary>Its subject's key was destroyed: neither what it was made from nor what it said can be read.</summary>
    public static bool IsErased(DecisionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Snapshot.Length == 0;
    }

    /// <summary>The row of a decision that is about to be stored.</summary>
    public DecisionRow RowOf(Actor actor, DecisionDraft draft)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        return new()
        {
            TenantId = actor.TenantId,
            Id = draft.DecisionId,
            CaseId = draft.Snapshot.Case.Id,
            ActorId = actor.PersonId,
            At = draft.Snapshot.At,
            ParentId = draft.ParentId,
            Seed = draft.Opening.Seed,
            InputHash = draft.Input.Hash,
            VersionsJson = ToJson(draft.Versions),
            StageDigestsJson = ToJson(draft.Shown.Digests),
            Snapshot = draft.Input.Snapshot,
            KeyId = subjectKeys.Known(actor.TenantId, SubjectOf(draft.Snapshot))?.Id,
            PartHashes = [.. draft.Parts.ByHash.Keys.Order(StringComparer.Ordinal)],
            Opening = ToJson(draft.Opening),
            Validation = Brotli.CompressValue(draft.Validation),
            Output = Brotli.CompressValue(draft.Shown.Slates),
        };
    }

    /// <summary>Writes the decision, its items and its audit entry in the context's open transaction, which the caller commits.</summary>
    public async Task AppendAsync(ConsoleDbContext db, DecisionRow row, DecisionDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(draft);
        db.Decisions.Add(row);
        auditTrail.Append(
            db,
            row.ActorId == Guid.Empty ? null : row.ActorId, // jobs are nobody
            EventOf(row, draft)
        );
        await db.SaveChangesAsync(cancellationToken);
        await BulkInsert.WriteAsync(db, draft.Shown.Slates.SelectMany(slate => ItemsOf(row, slate)), cancellationToken);
    }

    /// <summary>The slates of a stored decision as they were shown.</summary>
    public static IReadOnlyList<Recommendation> OutputOf(DecisionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return OutputOf(row.Output);
    }

    /// <summary>The same from the stored output alone, for readers that leave the rest of the row where it is; none when it was erased.</summary>
    public static IReadOnlyList<Recommendation> OutputOf(byte[] output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output.Length == 0 ? [] : CanonicalJson.Deserialize<IReadOnlyList<Recommendation>>(Brotli.Decompress(output));
    }

    /// <summary>What final validation read for a stored decision.</summary>
    public static ValidationFacts ValidationOf(DecisionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return CanonicalJson.Deserialize<ValidationFacts>(Brotli.Decompress(row.Validation));
    }

    /// <summary>Hash of a stored output, as the decision's audit entry names it; null when it was erased.</summary>
    public static string? OutputHashOf(byte[] output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output.Length == 0 ? null : CanonicalHash.Of(Brotli.Decompress(output));
    }

    /// <summary>The versions a stored decision rests on.</summary>
    public static DecisionVersions VersionsOf(DecisionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return VersionsOf(row.VersionsJson);
    }

    /// <summary>The same from the stored text alone.</summary>
    public static DecisionVersions VersionsOf(string versionsJson) => FromJson<DecisionVersions>(versionsJson);

    /// <summary>The snapshot of a stored decision with shared parts that somebody has at hand.</summary>
    public static CaseSnapshot SnapshotOf(DecisionRow row, SharedParts shared) => SnapshotOf(row) with { Shared = shared };

    /// <summary>The snapshot of a stored decision without its shared parts.</summary>
    public static CaseSnapshot SnapshotOf(DecisionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return CanonicalJson.Deserialize<CaseSnapshot>(Brotli.Decompress(row.Snapshot));
    }

    private static SubjectName SubjectOf(CaseSnapshot snapshot) => SubjectName.Case(snapshot.Case.Id, snapshot.Case.AccountKey);

    private static AuditEvent EventOf(DecisionRow row, DecisionDraft draft)
    {
        var shown = draft.Shown.Slates.Sum(slate => slate.Items.Count);
        var excluded = draft.Shown.Slates.Sum(slate => slate.Excluded.Count);
        return new(
            "decision.made",
            "decision",
            row.Id.ToString("D"),
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["case"] = row.CaseId.ToString("D"),
                ["input"] = row.InputHash,
                ["output"] = draft.Shown.Digests.Single(each => each.Stage is Stages.Output).Sha256,
                ["engine"] = draft.Versions.Engine.Engine,
                ["shown"] = shown.ToString(CultureInfo.InvariantCulture),
                ["excluded"] = excluded.ToString(CultureInfo.InvariantCulture),
            }
        );
    }

    private static IEnumerable<DecisionItemRow> ItemsOf(DecisionRow row, Recommendation slate) =>
        slate.Items.Select(item => new DecisionItemRow
        {
            TenantId = row.TenantId,
            DecisionId = row.Id,
            Kind = slate.Kind.ToString().ToLowerInvariant(),
            Rank = item.Rank,
            ItemId = item.Id,
            Score = item.Score,
            Confidence = item.Confidence.Label.ToString(),
            Propensity = item.Propensity,
        });

    private async Task StorePartAsync(Actor actor, StoredPart part, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        if (await db.SnapshotParts.AnyAsync(row => row.Hash == part.Hash, cancellationToken))
        {
            return;
        }

        db.SnapshotParts.Add(
            new SnapshotPartRow
            {
                TenantId = actor.TenantId,
                Hash = part.Hash,
                Kind = part.Kind,
                Content = Brotli.Compress(part.Bytes),
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody else stored the same bytes meanwhile; anything but that is a real failure.
            await using var again = await tenantDb.OpenAsync(actor, cancellationToken);
            if (!await again.SnapshotParts.AnyAsync(row => row.Hash == part.Hash, cancellationToken))
            {
                throw;
            }
        }
    }

    private static string ToJson<T>(T value)
    {
        using var bytes = CanonicalBytes.Of(value);
        return Encoding.UTF8.GetString(bytes.Span);
    }

    private static T FromJson<T>(string json) => CanonicalJson.Deserialize<T>(Encoding.UTF8.GetBytes(json));
}
