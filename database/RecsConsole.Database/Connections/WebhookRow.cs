using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A URL of another system that is notified of events here.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
public sealed class WebhookRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    /// <summary>Display name.</summary>
    [MaxLength(100)]
    public required string Name { get; set; }

    [MaxLength(400)]
    public required string Address { get; set; }

    /// <summary>The kinds of events to send.</summary>
    public IList<string> Kinds { get; set; } = [];

    /// <summary>The webhook gets events of cases that this person may see.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The signing secret, encrypted with the installation's own keys; shown once, at creation.</summary>
    [MaxLength(2000)]
    public required string Secret { get; set; }

    /// <summary>The previous secret, which also signs for a while; null when there is none.</summary>
    [MaxLength(2000)]
    public string? FormerSecret { get; set; }

    public DateTimeOffset? FormerSecretUntil { get; set; }

    public bool IsEnabled { get; set; }

    /// <summary>Who is notified when something could not be delivered.</summary>
    public Guid? CreatedById { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
