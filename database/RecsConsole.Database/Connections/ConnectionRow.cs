using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A ticket system whose tickets are worked here.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(KeyPrefix), IsUnique = true)]
public sealed class ConnectionRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    /// <summary>As people here call it.</summary>
    [MaxLength(100)]
    public required string Name { get; set; }

    /// <summary>Which product it is, such as redmine.</summary>
    [MaxLength(40)]
    public required string Kind { get; set; }

    [MaxLength(400)]
    public required string Address { get; set; }

    /// <summary>What signs in there, sealed with the installation's own keys; no page shows it.</summary>
    [MaxLength(2000)]
    public required string Secret { get; set; }

    /// <summary>The queue or project that is read; null: all that the account may see.</summary>
    [MaxLength(100)]
    public string? Queue { get; set; }

    /// <summary>Starts the keys of its cases: RM of RM-12.</summary>
    [MaxLength(20)]
    public required string KeyPrefix { get; set; }

    /// <summary>The type of its cases.</summary>
    [MaxLength(100)]
    public required string CaseTypeKey { get; set; }

    /// <summary>The team that gets its cases; null: none.</summary>
    [MaxLength(100)]
    public string? TeamKey { get; set; }

    /// <summary>JSON list: which of its statuses is which state here.</summary>
    public required string StatusesJson { get; set; }

    /// <summary>What is written there is for its staff alone.</summary>
    public bool NotesArePrivate { get; set; }

    public bool IsEnabled { get; set; }

    /// <summary>Up to when its changes are read, by its own clock; null: nothing is read yet.</summary>
    public DateTimeOffset? Cursor { get; set; }

    /// <summary>Tickets taken in, each time one is read counted.</summary>
    public int TicketsRead { get; set; }

    public DateTimeOffset? LastTriedAt { get; set; }

    /// <summary>When all its changes were read last.</summary>
    public DateTimeOffset? LastSuccessAt { get; set; }

    /// <summary>Why the last try ended early, a stored text; null when it did not.</summary>
    [MaxLength(1000)]
    public string? LastError { get; set; }

    /// <summary>Concurrency token of what people set; what is read from it moves nothing here.</summary>
    [ConcurrencyCheck]
    public long Revision { get; set; }
}
