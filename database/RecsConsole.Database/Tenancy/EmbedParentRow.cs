using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A place on the web whose pages may show the panel of a case in a frame.</summary>
[PrimaryKey(nameof(TenantId), nameof(Origin))]
[Index(nameof(Origin))]
public sealed class EmbedParentRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>Scheme, host and port as a browser writes them: https://tickets.example.</summary>
    [MaxLength(300)]
    public required string Origin { get; set; }

    public Guid? AddedById { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}
