using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// The comment written when a version of a curated object was sent for review or sent back; the audit trail contains only its hash.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(Noun), nameof(Key), nameof(Version), nameof(At))]
public sealed class VersionCommentRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    /// <summary>The kind of object, as named in the audit trail: action, playbook, policy, workflow, service_level or document.</summary>
    [MaxLength(40)]
    public required string Noun { get; set; }

    [MaxLength(100)]
    public required string Key { get; set; }

    public int Version { get; set; }

    public DateTimeOffset At { get; set; }

    public Guid? ById { get; set; }

    [MaxLength(1000)]
    public required string Text { get; set; }
}
