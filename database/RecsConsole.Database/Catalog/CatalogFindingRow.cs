using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>A fault that the quality check found in an action or a document; open until it is gone or a person dismisses it.</summary>
[PrimaryKey(nameof(TenantId), nameof(ItemKind), nameof(ItemKey), nameof(Fault), nameof(Subject))]
public sealed class CatalogFindingRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public required ItemKind ItemKind { get; set; }

    [MaxLength(100)]
    public required string ItemKey { get; set; }

    public required CatalogFault Fault { get; set; }

    /// <summary>
    /// The empty field, the key of the item that it duplicates, field and value that the taxonomy does not have, or what is wrong with which
    /// address.
    /// </summary>
    [MaxLength(200)]
    public required string Subject { get; set; }

    /// <summary>The version of the item in which the fault was found last.</summary>
    public int Version { get; set; }

    public DateTimeOffset FoundAt { get; set; }

    /// <summary>Null until dismissed.</summary>
    public Guid? DismissedById { get; set; }

    public DateTimeOffset? DismissedAt { get; set; }

    [MaxLength(1000)]
    public string? DismissReason { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
