using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>The key under which one subject's texts and decisions are stored. Destroying it makes them unreadable for ever, wherever copies lie.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(Id))]
[Index(nameof(TenantId), nameof(SubjectKind), nameof(SubjectKey), IsUnique = true)]
public sealed class SubjectKeyRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>Named by everything that is encrypted with it.</summary>
    public Guid Id { get; set; }

    /// <summary>account, person or case.</summary>
    [MaxLength(20)]
    public required string SubjectKind { get; set; }

    /// <summary>Key of an account, id of a person or case.</summary>
    [MaxLength(100)]
    public required string SubjectKey { get; set; }

    /// <summary>The key, wrapped by the installation's own; null once destroyed.</summary>
    public byte[]? WrappedKey { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? DestroyedAt { get; set; }

    public Guid? DestroyedById { get; set; }
}
