using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>What somebody wrote when they sent a version of a curated object for review, or sent it back; the audit trail holds its hash only.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(Noun), nameof(Key), nameof(Version), nameof(At))]
public sealed class VersionCommentRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    /// <summary>What kind of object, as the audit trail names it: action, policy, workflow or service_level.</summary>
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
