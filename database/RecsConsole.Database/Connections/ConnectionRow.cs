using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A ticket system whose tickets are worked on here.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(KeyPrefix), IsUnique = true)]
public sealed class ConnectionRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    /// <summary>Display name.</summary>
    [MaxLength(100)]
    public required string Name { get; set; }

    /// <summary>The product, such as redmine.</summary>
    [MaxLength(40)]
    public required string Kind { get; set; }

    [MaxLength(400)]
    public required string Address { get; set; }

    /// <summary>The credentials for the other system, encrypted with the installation's own keys; no page shows them.</summary>
    [MaxLength(2000)]
    public required string Secret { get; set; }

    /// <summary>The queue or project to read; null means everything that the account may see.</summary>
    [MaxLength(100)]
    public string? Queue { get; set; }

    /// <summary>Prefix of the keys of the connection's cases: RM of RM-12.</summary>
    [MaxLength(20)]
    public required string KeyPrefix { get; set; }

    /// <summary>The type of the connection's cases.</summary>
    [MaxLength(100)]
    public required string CaseTypeKey { get; set; }

    /// <summary>The team that gets the connection's cases; null: none.</summary>
    [MaxLength(100)]
    public string? TeamKey { get; set; }

    /// <summary>JSON that maps the other system's statuses to states here, and its queues to teams.</summary>
    public required string StatusesJson { get; set; }

    /// <summary>Which value of an event fills which field, for a system that sends events; null for one that is read.</summary>
    public string? Mapping { get; set; }

    /// <summary>Notes written there are visible to the other system's staff only.</summary>
    public bool NotesArePrivate { get; set; }

    /// <summary>Notes that people write on its cases are written there too, visible to the other system's staff only.</summary>
    public bool CarriesNotes { get; set; }

    /// <summary>The first private note that is written on a ticket has a link to its case.</summary>
    public bool LinksBack { get; set; }

    public bool IsEnabled { get; set; }

    /// <summary>The time up to which the other system's changes have been read, by its own clock; null before the first read.</summary>
    public DateTimeOffset? Cursor { get; set; }

    /// <summary>Number of ticket reads, including repeated ones.</summary>
    public int TicketsRead { get; set; }

    public DateTimeOffset? LastTriedAt { get; set; }

    /// <summary>When all changes of the other system were last read.</summary>
    public DateTimeOffset? LastSuccessAt { get; set; }

    /// <summary>Why the last try ended early, a stored text; null when it did not.</summary>
    [MaxLength(1000)]
    public string? LastError { get; set; }

    /// <summary>Concurrency token for what people set; reading tickets does not change it.</summary>
    [ConcurrencyCheck]
    public long Revision { get; set; }
}
