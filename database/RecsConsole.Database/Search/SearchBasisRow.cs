using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A basis of latent semantic vectors, computed by a job from the tenant's own texts and loaded by every node.</summary>
[PrimaryKey(nameof(TenantId), nameof(Version))]
[Index(nameof(TenantId), nameof(CreatedAt))]
public sealed class SearchBasisRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>SHA-256 of the content; identifies the model in vectors computed with it.</summary>
    [MaxLength(64)]
    public required string Version { get; set; }

    public int Dimensions { get; set; }

    /// <summary>Number of texts that the basis was computed from.</summary>
    public int Texts { get; set; }

    /// <summary>The basis in its own binary form, compressed.</summary>
    public required byte[] Content { get; set; }

    /// <summary>The dataset card of the training, as JSON; null where none was stored.</summary>
    public string? CardJson { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
