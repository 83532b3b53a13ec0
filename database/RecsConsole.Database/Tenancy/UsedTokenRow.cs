using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// Something of a provider that works once and was used: it is refused the second time, on whichever node. Not tenant-owned, because it is looked up
/// before a tenant is known.
/// </summary>
[PrimaryKey(nameof(Hash))]
[Index(nameof(ExpiresAt))]
public sealed class UsedTokenRow
{
    /// <summary>SHA-256 of what was used, in hexadecimal.</summary>
    [MaxLength(64)]
    public required string Hash { get; set; }

    /// <summary>It is refused for its age from then on.</summary>
    public DateTimeOffset ExpiresAt { get; set; }
}
