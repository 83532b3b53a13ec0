using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// A single-use value of a provider that was used: it is refused the second time, on any node. Not tenant-owned, because it is looked up
/// before a tenant is known.
/// </summary>
[PrimaryKey(nameof(Hash))]
[Index(nameof(ExpiresAt))]
public sealed class UsedTokenRow
{
    /// <summary>SHA-256 of the value, in hexadecimal.</summary>
    [MaxLength(64)]
    public required string Hash { get; set; }

    /// <summary>From then on the token is refused as expired.</summary>
    public DateTimeOffset ExpiresAt { get; set; }
}
