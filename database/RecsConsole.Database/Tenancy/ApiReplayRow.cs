using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A request to the API that named itself, so that a second one with the same name gets the same answer and does nothing again.</summary>
[PrimaryKey(nameof(TenantId), nameof(ApiKeyId), nameof(Name))]
[Index(nameof(TenantId), nameof(At))]
public sealed class ApiReplayRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid ApiKeyId { get; set; }

    /// <summary>What the caller named it.</summary>
    [MaxLength(100)]
    public required string Name { get; set; }

    /// <summary>SHA-256 of method, address and body: another request may not use the name.</summary>
    [MaxLength(32)]
    public required byte[] RequestHash { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Status of the answer; null while the first one is at work.</summary>
    [ConcurrencyCheck]
    public int? Status { get; set; }

    /// <summary>The answer as JSON: keys, ids and states, nothing personal.</summary>
    public string? Answer { get; set; }
}
