using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>A version of a playbook: ordered steps that experts wrote down, with the conditions under which each applies.</summary>
[PrimaryKey(nameof(TenantId), nameof(Key), nameof(Version))]
public sealed class PlaybookRow : IVersionRow
{
    public Guid TenantId { get; set; }

    [MaxLength(100)]
    public required string Key { get; set; }

    public int Version { get; set; }

    [MaxLength(300)]
    public required string Title { get; set; }

    public required VersionStatus Status { get; set; }

    /// <summary>JSON: triggers and steps, conditions over a closed set of fields (see PlaybookFacts in the engine).</summary>
    public required string DefinitionJson { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
