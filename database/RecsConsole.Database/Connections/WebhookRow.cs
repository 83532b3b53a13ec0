using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>An address of another system that is told what happens here.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
public sealed class WebhookRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    /// <summary>As people here call it.</summary>
    [MaxLength(100)]
    public required string Name { get; set; }

    [MaxLength(400)]
    public required string Address { get; set; }

    /// <summary>Which events it is told.</summary>
    public IList<string> Kinds { get; set; } = [];

    /// <summary>It is told of cases that this person may see.</summary>
    public Guid PersonId { get; set; }

    /// <summary>What signs, sealed with the installation's own keys; shown once, when it is made.</summary>
    [MaxLength(2000)]
    public required string Secret { get; set; }

    /// <summary>The secret before, which signs as well for a while; null: there is none.</summary>
    [MaxLength(2000)]
    public string? FormerSecret { get; set; }

    public DateTimeOffset? FormerSecretUntil { get; set; }

    public bool IsEnabled { get; set; }

    /// <summary>Who is told when something could not be delivered.</summary>
    public Guid? CreatedById { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
