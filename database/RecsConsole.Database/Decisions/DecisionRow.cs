using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>One recommendation for a case: three slates with all that replay needs. Append-only.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(CaseId), nameof(At))]
// with what is counted of a period, so that counting does not read the rows, which are large
[Index(nameof(TenantId), nameof(At), nameof(IsAhead), nameof(Id), nameof(CaseId), nameof(ActorId))]
public sealed class DecisionRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    public Guid ActorId { get; set; }

    public DateTimeOffset At { get; set; }

    public Guid? ParentId { get; set; }

    public long Seed { get; set; }

    /// <summary>
    /// Made for a list of cases before anybody opened this one. Whether it was opened since: see <see cref="DecisionRules"/>.
    /// </summary>
    public bool IsAhead { get; set; }

    /// <summary>Keyed hash of the input without its timestamp; equal means that no relevant input changed.</summary>
    [MaxLength(64)]
    public required string InputHash { get; set; }

    /// <summary>JSON of the versions in force: engine, schema, model, catalog, policy, configuration, search, templates.</summary>
    public required string VersionsJson { get; set; }

    /// <summary>JSON: SHA-256 of each stage in order.</summary>
    public required string StageDigestsJson { get; set; }

    /// <summary>The subject's key under which snapshot, validation and output are stored; null: they are not encrypted.</summary>
    public Guid? KeyId { get; set; }

    /// <summary>Brotli of the canonical snapshot; hashes are of the uncompressed bytes.</summary>
    [Personal]
    public required byte[] Snapshot { get; set; }

    /// <summary>Hashes of the shared parts the snapshot refers to.</summary>
    public IList<string> PartHashes { get; set; } = [];

    /// <summary>The time window of each switchback pilot that covered this decision: model version, number and arm.</summary>
    public IList<string> Windows { get; set; } = [];

    /// <summary>The request, as JSON: seed and sizes of the three slates.</summary>
    public required string Request { get; set; }

    /// <summary>Brotli of the canonical facts that final validation read.</summary>
    [Personal]
    public required byte[] Validation { get; set; }

    /// <summary>Brotli of the canonical output as shown.</summary>
    [Personal]
    public required byte[] Output { get; set; }
}
