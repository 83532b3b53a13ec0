using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>A trained ranker in the registry, written once its training is complete. Its content never changes.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(Version), IsUnique = true)]
[Index(nameof(TenantId), nameof(Status))]
public sealed class ModelRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    /// <summary>The name that decisions refer to, such as logistic-3.</summary>
    [MaxLength(60)]
    public required string Version { get; set; }

    /// <summary>From 1 within the tenant.</summary>
    public int Number { get; set; }

    /// <summary>What the model ranks.</summary>
    public required ItemKind Kind { get; set; }

    /// <summary>The form of the model, such as logistic.</summary>
    [MaxLength(40)]
    public required string Algorithm { get; set; }

    public required ModelStatus Status { get; set; }

    /// <summary>Brotli of the canonical bytes of the engine's model.</summary>
    public required byte[] Content { get; set; }

    /// <summary>SHA-256 of the uncompressed content.</summary>
    [MaxLength(64)]
    public required string ContentHash { get; set; }

    /// <summary>Version of the feature columns that the model was trained with.</summary>
    public int FeatureSchema { get; set; }

    /// <summary>Version of the engine that computed the features.</summary>
    [MaxLength(20)]
    public required string Engine { get; set; }

    /// <summary>First and last time of the model's training data.</summary>
    public DateTimeOffset TrainFrom { get; set; }

    public DateTimeOffset TrainTo { get; set; }

    /// <summary>JSON of the evaluation: scorecards of the model and the heuristic, with n and intervals.</summary>
    public required string ReportJson { get; set; }

    /// <summary>The job run that trained the model; one model of a kind, so that a resumed run registers once.</summary>
    public Guid JobRunId { get; set; }

    /// <summary>Who started the training; null when a schedule did.</summary>
    public Guid? TrainedById { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Who proposed promotion, when and why; a second person decides.</summary>
    public Guid? ProposedById { get; set; }

    public DateTimeOffset? ProposedAt { get; set; }

    [MaxLength(500)]
    public string? ProposedWhy { get; set; }

    /// <summary>pilot or live; null without a proposal.</summary>
    public ModelStatus? ProposedStatus { get; set; }

    public int ProposedPercent { get; set; }

    public IList<string> ProposedTeams { get; set; } = [];

    public IList<string> ProposedRoles { get; set; } = [];

    /// <summary>Proposed <see cref="WindowHours"/>.</summary>
    public int ProposedWindowHours { get; set; }

    /// <summary>Who put the model into force, and when.</summary>
    public Guid? PromotedById { get; set; }

    public DateTimeOffset? PromotedAt { get; set; }

    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>Percentage of people that the model ranks for, 0 to 100; always the same people.</summary>
    public int Percent { get; set; }

    /// <summary>Only for cases of these teams; empty means all.</summary>
    public IList<string> Teams { get; set; } = [];

    /// <summary>Only for people with one of these roles; empty means all.</summary>
    public IList<string> Roles { get; set; } = [];

    /// <summary>
    /// Of a pilot that ranks for everybody in some time windows and for nobody in the others (a switchback): the length of a window. The
    /// first begins at <see cref="PromotedAt"/>. 0: the pilot ranks for a share of people.
    /// </summary>
    public int WindowHours { get; set; }

    /// <summary>The version that was live before, to which rollback returns.</summary>
    public Guid? PreviousId { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
