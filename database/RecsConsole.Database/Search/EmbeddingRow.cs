using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>The vector of a text under one model. Vectors of different models are never compared.</summary>
[PrimaryKey(nameof(TenantId), nameof(Kind), nameof(Key), nameof(Model))]
[Index(nameof(TenantId), nameof(Model))]
public sealed class EmbeddingRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public required TextKind Kind { get; set; }

    /// <summary>Case id, document key, action key or person id.</summary>
    [MaxLength(100)]
    public required string Key { get; set; }

    /// <summary>Version of the basis, or name and version of the endpoint's model.</summary>
    [MaxLength(64)]
    public required string Model { get; set; }

    /// <summary>SHA-256 of the text that the vector was computed from; a changed text needs a new vector.</summary>
    [MaxLength(64)]
    public required string ContentHash { get; set; }

    /// <summary>Little-endian single-precision values.</summary>
    public required byte[] Vector { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
