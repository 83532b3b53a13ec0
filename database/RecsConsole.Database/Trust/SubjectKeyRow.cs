using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>The key that encrypts one subject's texts and decisions. Destroying it makes them and all copies unreadable for ever.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(Id))]
[Index(nameof(TenantId), nameof(SubjectKind), nameof(SubjectKey), IsUnique = true)]
public sealed class SubjectKeyRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>The key's id: stored with everything encrypted with it.</summary>
    public Guid Id { get; set; }

    /// <summary>account, person or case; of a key that was replaced, the name of its subject's <see cref="Personal.SubjectName.Earlier"/>.</summary>
    [MaxLength(20)]
    public required string SubjectKind { get; set; }

    /// <summary>Key of an account, id of a person or case.</summary>
    [MaxLength(100)]
    public required string SubjectKey { get; set; }

    /// <summary>The key, wrapped by the installation's own key; null once destroyed.</summary>
    public byte[]? WrappedKey { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? DestroyedAt { get; set; }

    public Guid? DestroyedById { get; set; }
}
