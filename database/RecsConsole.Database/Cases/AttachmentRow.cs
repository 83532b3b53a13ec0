using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>A file received or sent with a message.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(MessageId))]
public sealed class AttachmentRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    public Guid MessageId { get; set; }

    [Personal, MaxLength(200)]
    public required string Name { get; set; }

    [MaxLength(100)]
    public required string ContentType { get; set; }

    /// <summary>Size of the content in bytes.</summary>
    public int Size { get; set; }

    [Personal]
    public required byte[] Content { get; set; }
}
