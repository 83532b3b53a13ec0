using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>A version of a state machine as data (canonical JSON of the engine's WorkflowDefinition).</summary>
[PrimaryKey(nameof(TenantId), nameof(Key), nameof(Version))]
public sealed class WorkflowRow : IVersionRow
{
    public Guid TenantId { get; set; }

    [MaxLength(100)]
    public required string Key { get; set; }

    public int Version { get; set; }

    [MaxLength(300)]
    public required string Title { get; set; }

    public required string DefinitionJson { get; set; }

    public required VersionStatus Status { get; set; }

    /// <summary>The activity that a customer message stands for, when the case waits for one; null when the workflow has none.</summary>
    [MaxLength(100)]
    public string? CustomerAnswer { get; set; }

    /// <summary>Source and threshold of a mined workflow; null for one made by hand.</summary>
    [MaxLength(400)]
    public string? Origin { get; set; }

    /// <summary>When the version came into force; null when it never did.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
