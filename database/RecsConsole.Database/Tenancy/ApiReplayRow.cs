using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// An API request with an idempotency key, so that a second one with the same key gets the same reply and changes nothing.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(ApiKeyId), nameof(Name))]
[Index(nameof(TenantId), nameof(At))]
public sealed class ApiReplayRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid ApiKeyId { get; set; }

    /// <summary>The caller's idempotency key.</summary>
    [MaxLength(100)]
    public required string Name { get; set; }

    /// <summary>SHA-256 of method, URL and body: a different request must not use the same key.</summary>
    [MaxLength(32)]
    public required byte[] RequestHash { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>HTTP status of the reply; null while the first request is in progress.</summary>
    [ConcurrencyCheck]
    public int? Status { get; set; }

    /// <summary>The reply as JSON: keys, ids and states, nothing personal.</summary>
    public string? Answer { get; set; }
}
