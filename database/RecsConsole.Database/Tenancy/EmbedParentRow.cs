using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A web origin whose pages may embed the panel of a case.</summary>
[PrimaryKey(nameof(TenantId), nameof(Origin))]
[Index(nameof(Origin))]
public sealed class EmbedParentRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>Scheme, host and port in the format of browsers: https://tickets.example.</summary>
    [MaxLength(300)]
    public required string Origin { get; set; }

    public Guid? AddedById { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}
