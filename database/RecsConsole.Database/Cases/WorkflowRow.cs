using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A version of a state machine as data (canonical JSON of the engine's WorkflowDefinition).</summary>
[PrimaryKey(nameof(TenantId), nameof(Key), nameof(Version))]
public sealed class WorkflowRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    [MaxLength(100)]
    public required string Key { get; set; }

    public int Version { get; set; }

    public required string DefinitionJson { get; set; }

    public bool IsCurrent { get; set; }

    /// <summary>The activity that a message of the customer is, where the case waits for one; null when the workflow has none.</summary>
    [MaxLength(100)]
    public string? CustomerAnswer { get; set; }

    /// <summary>Source and threshold of a mined workflow; null for one made by hand.</summary>
    [MaxLength(400)]
    public string? Origin { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
